"""Who `he`, `it` and `the group` are: the speakers an article has named so far."""

from __future__ import annotations

from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import NOBODY, Source
from pipelines.claims.lexicon import BITS
from pipelines.claims.sources import speakers
from pipelines.claims.sources.attributions import Attribution

_SPEAKER = BITS["speaker"]
_QUOTED = frozenset('“"')
"""Marks of a quotation, whose speaker may be told of before."""


class Memory:
    """The last person, body and group that spoke, up to the sentence being resolved."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.last: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self.read_to = 0

    def reach(self, reading: Reading) -> None:
        """Take in the sentences before this one that the mentions made it read."""
        if reading.start < self.read_to:
            return
        if any(a.speaker.pronoun for a in reading.said) or not _QUOTED.isdisjoint(reading.sentence.text):
            self._look_back(reading)
        self.before = dict(self.last)
        self._take(reading)
        self.read_to = reading.end

    def _look_back(self, reading: Reading) -> None:
        for earlier in reversed(list(self.article.before(reading.start))):
            if earlier.start >= self.read_to:
                self._take(earlier)

    def _take(self, reading: Reading) -> None:
        for attribution in reading.said:
            speaker = attribution.speaker
            if speaker.pronoun or speaker.stop <= speaker.start:
                continue
            words = reading.sentence.span(speaker.start, speaker.stop)
            kind = self.kind(reading, speaker)
            self.last[kind] = self.last["any"] = words

        if not reading.said and reading.sentence.text[:1] not in _QUOTED:
            self._take_subject(reading)

    def _take_subject(self, reading: Reading) -> None:
        """`The Red Cross flew out 90. Six had died, it said`: a sentence in which nobody speaks has a subject."""
        subject = speakers.opening(reading.sentence, reading.sentence.count, reading.skip)
        if subject:
            kind = self.kind(reading, subject)
            self.last[kind] = self.last["any"] = reading.sentence.span(subject.start, subject.stop)

    def kind(self, reading: Reading, speaker: speakers.Speaker) -> str:
        """What a speaker is: person, body or group."""
        sentence = reading.sentence
        if speakers.is_name(sentence, speaker) and not any(
            sentence.flags[index] & _SPEAKER for index in range(speaker.start, speaker.stop)
        ):
            beside = sentence.lower[speaker.start - 1] if speaker.start and sentence.gaps[speaker.start - 1] else ""
            named = speaker.stop - speaker.start > 1 or self.article.lexicon.value("speaker", beside) == "person"
            return "person" if named else "body"
        opens, ends = speaker.start, speaker.stop
        of = next((at for at in range(opens + 1, ends) if sentence.lower[at] == "of"), opens)
        # `member of parliament`: the noun before `of` tells who it is, where it is known.
        for index in (*range(of - 1, opens - 1, -1), *range(ends - 1, opens - 1, -1)):
            kind = self.article.lexicon.value("speaker", sentence.lower[index])
            if kind:
                return kind
        return "person"

    def source(self, reading: Reading, said: Attribution | None) -> Source:
        """The source that an attribution names, pronouns resolved."""
        if said is None:
            return NOBODY
        speaker = said.speaker
        if speaker.pronoun:
            wanted = self.article.lexicon.value("pron", speaker.pronoun) or "any"
            for earlier in reversed(reading.said):
                named = earlier.verb < said.verb and not earlier.speaker.pronoun
                if named and (wanted in ("any", self.kind(reading, earlier.speaker))):
                    same = strip(reading.sentence.span(earlier.speaker.start, earlier.speaker.stop))
                    return Source(same, True, same)
            known = self.before
            words = known.get(wanted) or (known.get("body") if wanted == "group" else None) or known.get("any")
            return Source(words, True, words)
        return Source(strip(reading.sentence.span(speaker.start, speaker.stop)), False, None)


def strip(words: str) -> str:
    """Without the possessive and the quotes that the sentence hung on it."""
    return words.removesuffix("'s").removesuffix("’s").strip(" '’“”\"")
