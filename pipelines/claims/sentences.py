"""A sentence as the resolver reads it: its words, where they stand, what the lexicon and the gazetteer know of them."""

from __future__ import annotations

import re
from itertools import accumulate

from pipelines.claims.gazetteer import Gazetteer
from pipelines.claims.lexicon import BITS, INNER, Lexicon

_WORD = re.compile(r"((?:[A-Z]\.){2,}(?:['’]s)?|\w+(?:[-'’]\w+|[.,]\d+)*)(\W*)")
_ARTICLED = re.compile(r"\w{1,4}[-'’][A-ZÀ-Þ]")
"""A name behind its own article: al-Shughour, ez-Zor."""
CAPITAL = INNER << 1
DIGIT = INNER << 2
OWNER = INNER << 3
"""The word ends in a possessive 's."""
PLACE = INNER << 4
_TITLED = 0.6
"""Share of capitalised words from which a sentence is a headline: there a capital says nothing."""
_TITLE = BITS["title"]
_AMOUNT = BITS["amount"]


class Sentence:
    """Words of one stretch of text with code-point offsets into it, and the bits of every word.

    `seps[i]` is what stands between word i and the next. `places` maps a word to (place, words in the name).
    """

    __slots__ = ("count", "ends", "flags", "lower", "places", "seps", "starts", "text", "titled", "upper", "words")

    def __init__(self, text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.text = text
        pairs = _WORD.findall(text)
        self.words = [word for word, _ in pairs]
        self.seps = [sep for _, sep in pairs]
        self.count = len(pairs)
        lead = len(text) - sum(len(word) + len(sep) for word, sep in pairs)
        lengths = [part for word, sep in pairs for part in (len(word), len(sep))]
        edges = list(accumulate(lengths, initial=lead))
        self.starts = edges[0:-1:2]
        self.ends = edges[1::2]
        self.lower = [word.lower().replace("’", "'") for word in self.words]
        self.upper = text.isupper()
        self.flags = self._flags(lexicon.words)
        self.titled = sum(1 for word in self.words if word[0].isupper()) > _TITLED * max(self.count, 4)
        self._phrases(lexicon)
        self.places: dict[int, tuple[str, int]] = {}
        self._gazetteer(gazetteer)

    def _flags(self, known: dict[str, int]) -> list[int]:
        flags = []
        lower = self.lower
        for index, word in enumerate(self.words):
            small = lower[index]
            bits = known.get(small)
            if bits is None:
                bits = 0
                if small.endswith("'s") and len(small) > 2:
                    small = lower[index] = small[:-2]
                    bits = known.get(small, 0) | OWNER
                if word[0].isdigit():
                    bits |= DIGIT
            if self.upper:
                if not bits & ~OWNER:
                    bits |= CAPITAL
            elif word[0].isupper() or "-" in word and _ARTICLED.match(word):
                bits |= CAPITAL
            flags.append(bits)
        return flags

    def _phrases(self, lexicon: Lexicon) -> None:
        phrases, lower, flags = lexicon.phrases, self.lower, self.flags
        for index, word in enumerate(lower):
            options = phrases.get(word)
            if options is None:
                continue
            for rest, bits in options:
                stop = index + 1 + len(rest)
                if tuple(lower[index + 1 : stop]) == rest:
                    flags[index] |= bits
                    for inner in range(index + 1, stop):
                        flags[inner] |= INNER
                    break

    def _gazetteer(self, gazetteer: Gazetteer) -> None:
        lower, flags = self.lower, self.flags
        index = 0
        while index < self.count:
            length = 0
            if flags[index] & CAPITAL or self.upper:
                place, length = gazetteer.match(lower, self.words, index, self.upper)
                if length:
                    self.places[index] = (place, length)
                    for inner in range(index, index + length):
                        flags[inner] |= PLACE | CAPITAL
            index += length or 1

    def at(self, offset: int) -> int:
        """The word that opens at or holds the offset, else the next one."""
        low, high = 0, self.count
        ends = self.ends
        while low < high:
            middle = (low + high) // 2
            if ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def gap(self, index: int) -> str:
        """Punctuation between a word and the next, without spaces; the dot of a title or an initial is none."""
        sep = self.seps[index].strip()
        if sep == "." and (self.flags[index] & _TITLE or (len(self.words[index]) == 1 and self.words[index].isupper())):
            return ""
        return sep

    def span(self, start: int, stop: int) -> str:
        """The text of the words from start up to stop."""
        return self.text[self.starts[start] : self.ends[stop - 1]]

    def phrase(self, bit: int, start: int = 0, stop: int | None = None) -> int:
        """The first word from start up to stop that carries the bit, else -1."""
        flags = self.flags
        for index in range(max(start, 0), self.count if stop is None else min(stop, self.count)):
            if flags[index] & bit:
                return index
        return -1
