"""Who `he`, `it` and `the group` are: the speakers an article has named so far."""

from __future__ import annotations

from pipelines.claims import speakers
from pipelines.claims.articles import Article, Reading
from pipelines.claims.figures import NOBODY, Source
from pipelines.claims.lexicon import BITS
from pipelines.claims.sources import Attribution

_SPEAKER = BITS["speaker"]


class Memory:
    """The last person, body and group that spoke, up to the sentence being resolved."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.last: dict[str, str] = {}
        self.read_to = 0

    def reach(self, reading: Reading) -> None:
        """Take in the sentences before this one that the mentions made it read."""
        if reading.start < self.read_to:
            return
        if any(a.speaker.pronoun for a in reading.said):
            self._look_back(reading)
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
            kind = self._kind(reading, speaker)
            self.last[kind] = self.last["any"] = words

    def _kind(self, reading: Reading, speaker: speakers.Speaker) -> str:
        sentence = reading.sentence
        if speakers.is_name(sentence, speaker) and not any(
            sentence.flags[index] & _SPEAKER for index in range(speaker.start, speaker.stop)
        ):
            return "person" if speaker.stop - speaker.start > 1 else "body"
        for index in range(speaker.stop - 1, speaker.start - 1, -1):
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
                if named and (wanted in ("any", self._kind(reading, earlier.speaker))):
                    same = strip(reading.sentence.span(earlier.speaker.start, earlier.speaker.stop))
                    return Source(same, True, same)
            words = (
                self.last.get(wanted) or (self.last.get("body") if wanted == "group" else None) or self.last.get("any")
            )
            return Source(words, True, words)
        return Source(strip(reading.sentence.span(speaker.start, speaker.stop)), False, None)


def strip(words: str) -> str:
    """Without the possessive and the quotes that the sentence hung on it."""
    return words.removesuffix("'s").removesuffix("’s").strip(" '’“”\"")
