"""A sentence as the resolver reads it: its words, where they stand, what the lexicon and the gazetteer know of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from pipelines.claims.gazetteer import Gazetteer
from pipelines.claims.lexicon import BITS, INNER, STARTER, Lexicon

_WORD = re.compile(r"((?:[A-Z]\.){2,}(?:['’]s)?|\w+(?:[-'’]\w+|[.,]\d+)*)")
_ARTICLED = re.compile(r"\w{1,4}[-'’][A-ZÀ-Þ]")
"""A name behind its own article: al-Shughour, ez-Zor."""
CAPITAL = STARTER << 1
DIGIT = STARTER << 2
OWNER = STARTER << 3
"""The word ends in a possessive 's."""
PLACE = STARTER << 4
_TITLED = 0.6
"""Share of capitalised words from which a sentence is a headline: there a capital says nothing."""
_TITLE = BITS["title"]
_KEPT = 1 << 18


class _Spellings(dict[str, tuple[str, int, bool]]):
    """Each word as texts spell it: in lower case without a possessive, its bits, whether a phrase may open with it.

    Worked out when a word is first met. `shouted`: for sentences in capitals, where only unknown words are names.
    """

    def __init__(self, lexicon: Lexicon, shouted: bool) -> None:
        super().__init__()
        self.known, self.shouted = lexicon.words, shouted

    def __missing__(self, word: str) -> tuple[str, int, bool]:
        if len(self) >= _KEPT:
            self.clear()
        lower = word.replace("’", "'").lower()
        bits = self.known.get(lower, 0)
        opens = bool(bits & STARTER)
        bits &= ~STARTER
        if not bits:
            lower, bits = self._unknown(lower)
        if self.shouted:
            bits |= CAPITAL if not bits & ~OWNER else 0
        elif word[0].isupper() or ("-" in word and _ARTICLED.match(word)):
            bits |= CAPITAL
        found = self[word] = lower, bits, opens
        return found

    def _unknown(self, word: str) -> tuple[str, int]:
        """A word that the lexicon lacks as it stands: a number, or a possessive, which loses its 's."""
        bits = 0
        if word.endswith("'s") and len(word) > 2:
            word = word[:-2]
            bits = self.known.get(word, 0) | OWNER
        return word, bits | DIGIT if word[0].isdecimal() else bits


@cache
def _spellings(lexicon: Lexicon, shouted: bool) -> _Spellings:
    return _Spellings(lexicon, shouted)


class Sentence:
    """Words of one stretch of text with code-point offsets into it, and the bits of every word.

    `seps[i]` is what stands between word i and the next, `gaps[i]` the same without spaces, and without the dot of a
    title or an initial. `places` maps a word to (place, words in the name).
    """

    __slots__ = (
        *("count", "ends", "flags", "gaps", "lower", "places", "seps", "starts", "text", "titled", "upper", "words"),
    )

    def __init__(self, text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.text = text
        parts = _WORD.split(text)
        self.words: list[str] = parts[1::2]
        self.seps: list[str] = parts[2::2]
        self.count = len(self.words)
        edges = list(accumulate(map(len, parts)))
        self.starts = edges[0:-1:2]
        self.ends = edges[1::2]
        self.upper = text.isupper()
        spellings = _spellings(lexicon, self.upper)
        read = list(map(spellings.__getitem__, self.words))
        self.lower = [lower for lower, _, _ in read]
        self.flags = [bits for _, bits, _ in read]
        opening = [index for index, (_, _, opens) in enumerate(read) if opens]
        if opening:
            self._phrases(lexicon, opening)
        self.gaps = self._gaps()
        capitals = sum(1 for bits in self.flags if bits & CAPITAL)
        self.titled = not self.upper and capitals > _TITLED * max(self.count, 4)
        self.places: dict[int, tuple[str, int]] = {}
        if not gazetteer.by_first.keys().isdisjoint(self.lower):
            self._gazetteer(gazetteer)

    def _phrases(self, lexicon: Lexicon, opening: list[int]) -> None:
        lower, flags, last = self.lower, self.flags, self.count - 1
        for index in opening:
            options = lexicon.phrases[lower[index]].get(lower[index + 1]) if index < last else None
            if options:
                self._phrase(index, flags, options)

    def _phrase(self, index: int, flags: list[int], options: tuple[tuple[tuple[str, ...], int], ...]) -> None:
        for rest, bits in options:
            stop = index + 2 + len(rest)
            if not rest or tuple(self.lower[index + 2 : stop]) == rest:
                flags[index] |= bits
                for inner in range(index + 1, stop):
                    flags[inner] |= INNER
                return

    def _gaps(self) -> list[str]:
        gaps = ["" if sep == " " else sep.strip() for sep in self.seps]
        if "." not in gaps:
            return gaps
        for index, gap in enumerate(gaps):
            if gap == ".":
                word = self.words[index]
                if self.flags[index] & _TITLE or (len(word) == 1 and word.isupper()):
                    gaps[index] = ""
        return gaps

    def _gazetteer(self, gazetteer: Gazetteer) -> None:
        lower, flags, first = self.lower, self.flags, gazetteer.by_first
        taken = 0
        for index in [index for index, word in enumerate(lower) if word in first]:
            if index < taken or not (flags[index] & CAPITAL or self.upper):
                continue
            place, length = gazetteer.match(lower, self.words, index, self.upper)
            if length:
                self.places[index] = (place, length)
                taken = index + length
                for inner in range(index, taken):
                    flags[inner] |= PLACE | CAPITAL

    def at(self, offset: int) -> int:
        """The word that opens at or holds the offset, else the next one."""
        return bisect_right(self.ends, offset)

    def span(self, start: int, stop: int) -> str:
        """The text of the words from start up to stop."""
        return self.text[self.starts[start] : self.ends[stop - 1]]
