"""A sentence as the resolver reads it: its words, where they stand, what the lexicon and the gazetteer know of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from pipelines.claims.gazetteer import Gazetteer
from pipelines.claims.lexicon import BITS, INNER, STARTER, Lexicon

_WORD = re.compile(r"((?:[A-Z]\.){2,}(?:['’]s)?|\w+(?:[-'’]\w+|[.,]\d+)*)(\W*)")
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
        pairs = _WORD.findall(text)
        self.count = len(pairs)
        self.words: list[str] = [pair[0] for pair in pairs]
        self.seps: list[str] = [pair[1] for pair in pairs]
        parts = [part for pair in pairs for part in pair]
        edges = list(accumulate(map(len, parts), initial=len(text) - sum(map(len, parts))))
        self.starts = edges[0:-1:2]
        self.ends = edges[1::2]
        plain = self.words if "’" not in text else [word.replace("’", "'") for word in self.words]
        self.lower = [word.lower() for word in plain]
        self.upper = text.isupper()
        self.flags = self._flags(lexicon)
        self.gaps = self._gaps()
        capitals = sum(1 for bits in self.flags if bits & CAPITAL)
        self.titled = not self.upper and capitals > _TITLED * max(self.count, 4)
        self.places: dict[int, tuple[str, int]] = {}
        self._gazetteer(gazetteer)

    def _flags(self, lexicon: Lexicon) -> list[int]:
        known = lexicon.words
        lower, words = self.lower, self.words
        flags = [known.get(word, -1) for word in lower]
        shouted = self.upper
        opening: list[int] = []
        for index, bits in enumerate(flags):
            if bits < 0:
                bits = self._unknown(index, known)
            elif bits & STARTER:
                opening.append(index)
                bits = bits & ~STARTER or self._unknown(index, known)
            word = words[index]
            if shouted:
                if not bits & ~OWNER:
                    bits |= CAPITAL
            elif word[0].isupper() or ("-" in word and _ARTICLED.match(word)):
                bits |= CAPITAL
            flags[index] = bits
        for index in opening:
            options = lexicon.phrases[lower[index]].get(lower[index + 1]) if index + 1 < self.count else None
            if options:
                self._phrase(index, flags, options)
        return flags

    def _unknown(self, index: int, known: dict[str, int]) -> int:
        """Bits of a word that the lexicon lacks as it stands: a number, or a possessive, which loses its 's."""
        word = self.lower[index]
        bits = 0
        if word.endswith("'s") and len(word) > 2:
            self.lower[index] = word = word[:-2]
            bits = known.get(word, 0) | OWNER
        return bits | DIGIT if word[0].isdecimal() else bits

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
        for index, gap in enumerate(gaps):
            if gap == ".":
                word = self.words[index]
                if self.flags[index] & _TITLE or (len(word) == 1 and word.isupper()):
                    gaps[index] = ""
        return gaps

    def _gazetteer(self, gazetteer: Gazetteer) -> None:
        lower, flags, first = self.lower, self.flags, gazetteer.by_first
        taken = 0
        for index, word in enumerate(lower):
            if word not in first or index < taken or not (flags[index] & CAPITAL or self.upper):
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
