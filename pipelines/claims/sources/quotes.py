"""Whose words a figure stands in: what is quoted belongs to its speaker, however many sentences the quotation has."""

from __future__ import annotations

from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import NOBODY, Figure, Source
from pipelines.claims.lexicon import BITS
from pipelines.claims.sources import speakers
from pipelines.claims.sources.antecedents import Memory, strip
from pipelines.claims.sources.attributions import Attribution

SELVES = frozenset(("i", "we", "you"))
"""Pronouns that mean, in a quotation, whoever is quoted or is spoken to; outside, the reporter."""
_SPEAKER = BITS["speaker"]
_ONE = frozenset(("he", "she"))
RESOLVED = SELVES | _ONE
"""Pronouns for which whoever speaks a quotation is looked for."""
_OPENS, _CLOSES = '“"', '”"'
_FAR = 700
"""Code points of a paragraph before a figure in which its quotation opens."""
_BESIDE = 10
"""Words between a quotation and the verb of its speaker."""
_SENTENCES = 3
"""Sentences before a quotation in which the one who speaks may have been told of."""


def source(article: Article, memory: Memory, figure: Figure) -> Source | None:
    """Who speaks the quotation that a figure stands in; None where it stands in none, or nobody is named.

    `“We buried six. Two were girls,” a nun said` speaks for both figures; so does `“Six died,” he said. “Two were ...`.
    """
    start = figure.reading.start + figure.reading.sentence.starts[figure.word]
    low = max(article.text.rfind("\n", 0, start) + 1, start - _FAR)
    opened = _opened(article.text, low, start)
    if opened is None:
        return None
    said = _closing(article, figure.reading, start) or _between(article, figure.reading, low, opened)
    if said is None:
        return None
    reading, attribution = said
    if attribution.speaker.pronoun in SELVES:
        return NOBODY
    if attribution.speaker.pronoun in _ONE:
        told = _told_of(article, memory, low, opened)
        if told:
            return Source(told, True, told)
    return memory.source(reading, attribution)


def _opened(text: str, low: int, start: int) -> int | None:
    """Where the quotation opens that isn't closed at `start`; None where none is open."""
    opened: int | None = None
    for at in range(low, start):
        mark = text[at]
        if opened is None and mark in _OPENS:
            opened = at
        elif opened is not None and mark in _CLOSES:
            opened = None
    return opened


def _closing(article: Article, reading: Reading, start: int) -> tuple[Reading, Attribution] | None:
    """The speaker named right behind the mark that closes a quotation."""
    text = article.text
    ends = text.find("\n", start)
    closes = min(
        (at for mark in _CLOSES if (at := text.find(mark, start, ends if ends > 0 else len(text))) > 0), default=0
    )
    if not closes:
        return None
    for one in (reading, *article.after(reading.end)):
        if one.start <= closes < one.end:
            return _behind(one, closes)
    return None


def _behind(reading: Reading, closes: int) -> tuple[Reading, Attribution] | None:
    """The attribution behind the offset at which a quotation closes, in the same sentence."""
    word = reading.sentence.at(closes - reading.start)
    for said in reading.said:
        if said.verb >= word and min(said.verb, said.speaker.start) - word <= _BESIDE:
            return (reading, said) if said.trailing else None
    return None


def _between(article: Article, reading: Reading, low: int, opened: int) -> tuple[Reading, Attribution] | None:
    """The speaker named before a quotation: `She said: “`, `“Six died,” she said. “Two of them`."""
    text = article.text
    for one in (reading, *article.before(reading.start)):
        if one.end <= low:
            break
        if one.start < opened < one.end and text[one.start : opened].strip():
            word = one.sentence.at(opened - one.start)
            found = [said for said in one.said if said.verb < word and said.kind != "cite"]
            return (one, found[-1]) if found and word - found[-1].verb <= _BESIDE else None
        if one.end <= opened:
            closed = max(text.rfind(mark, low, opened) for mark in _CLOSES)
            inside = one.start <= closed < one.end and not text[one.end : opened].strip()
            return _behind(one, closed) if inside else None
    return None


def _told_of(article: Article, memory: Memory, low: int, opened: int) -> str | None:
    """Whom the sentences before a quotation tell of: `Ana Ruiz walked out on Sunday. “It killed him,” she said.`"""
    for count, one in enumerate(article.before(opened)):
        if one.end <= low or count == _SENTENCES:
            break
        if any(said.speaker.pronoun not in _ONE for said in one.said):
            return None
        told = _subject(memory, one)
        if told:
            return told
    return None


def _subject(memory: Memory, reading: Reading) -> str | None:
    """The person with whom a sentence opens: a name, or what one is (`A volunteer in Homs`)."""
    sentence = reading.sentence
    first = speakers.after(sentence, reading.skip - 1)
    if first is None:
        return None
    if first.stop < sentence.count and sentence.gaps[first.stop - 1] == ",":
        named = speakers.after(sentence, first.stop - 1)
        if named and speakers.is_person(sentence, named):
            return strip(sentence.span(named.start, named.stop))
    person = speakers.is_person(sentence, first) or (
        sentence.has(_SPEAKER, first.stop - 1, first.stop) and memory.kind(reading, first) == "person"
    )
    return strip(sentence.span(first.start, first.stop)) if person else None
