"""A sentence as the resolver reads it: its words, where they stand, what the lexicon and the gazetteer know of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, reduce
from itertools import accumulate, compress
from operator import or_
from typing import Any, NamedTuple

from pipelines.claims.lexicon import BITS, INNER, STARTER, Lexicon
from pipelines.claims.places.gazetteer import Gazetteer

_WORD = re.compile(r"([A-Za-z]++(?=[ ;:\n]|,\D)|\w(?:(?<=[A-Z])\.(?:[A-Z]\.)+(?:['’]s)?|\w*(?:[-'’]\w+|[.,]\d+)*))")
"""A word, a number or initials; most words are told by what follows them."""
_ARTICLED = re.compile(r"\w{1,4}[-'’][A-ZÀ-Þ]")
"""A name behind its own article: al-Shughour, ez-Zor."""
CAPITAL = STARTER << 1
DIGIT = STARTER << 2
OWNER = STARTER << 3
"""The word ends in a possessive 's."""
PLACE = STARTER << 4
_TITLED = 0.6
"""Share of capitalised words from which a sentence is a headline: there a capital says nothing."""
_TITLE, _PRONOUN, _NAMED = BITS["title"], BITS["relpron"], BITS["speaker"]
_KEPT = 1 << 18


class _Spelling(NamedTuple):
    """A word: in lower case without a possessive, its bits, whether a phrase or a place's name may open with it."""

    lower: str
    bits: int
    opens: bool
    names: bool
    capital: bool


class _Spellings(dict[str, _Spelling]):
    """Each word as texts spell it.

    Worked out when a word is first met. `shouted`: for sentences in capitals, where only unknown words are names.
    """

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, shouted: bool) -> None:
        super().__init__()
        self.known, self.places, self.shouted = lexicon.words, gazetteer.by_first, shouted

    def __missing__(self, word: str) -> _Spelling:
        if len(self) >= _KEPT:
            self.clear()
        lower = word.replace("’", "'").lower()
        bits = self.known.get(lower, 0)
        if bits & _PRONOUN and word.isupper() and len(word) > 2 and not self.shouted:
            lower, bits = word, _NAMED  # the WHO is not who
        opens = bool(bits & STARTER)
        bits &= ~STARTER
        if not bits:
            lower, bits = self._unknown(lower)
        if self.shouted:
            bits |= CAPITAL if not bits & ~OWNER and not self._compound(lower) else 0
        elif word[0].isupper() or ("-" in word and _ARTICLED.match(word)):
            bits |= CAPITAL
        capital = bool(bits & CAPITAL)
        names = lower in self.places and (self.shouted or capital)
        found = self[word] = _Spelling(lower, bits, opens, names, capital)
        return found

    def _compound(self, word: str) -> bool:
        """Whether a word is made of known ones: `FOUR-DAY`, `CEASE-FIRE`."""
        parts = word.split("-")
        return len(parts) > 1 and all(self.known.get(part, 0) for part in parts)

    def _unknown(self, word: str) -> tuple[str, int]:
        """A word that the lexicon lacks as it stands: a number, or a possessive, which loses its 's."""
        bits = 0
        if word.endswith("'s") and len(word) > 2:
            word = word[:-2]
            bits = self.known.get(word, 0) | OWNER
        return word, bits | DIGIT if word[0].isdecimal() else bits


class _Gaps(dict[str, str]):
    """What stands between words, without spaces."""

    def __missing__(self, sep: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        gap = self[sep] = sep.strip()
        return gap


_GAPS = _Gaps()


@cache
def _spellings(lexicon: Lexicon, gazetteer: Gazetteer, shouted: bool) -> _Spellings:
    return _Spellings(lexicon, gazetteer, shouted)


def _columns(read: list[_Spelling]) -> Iterable[tuple[Any, ...]]:
    return zip(*read, strict=True) if read else ((),) * len(_Spelling._fields)


class Sentence:
    """Words of one stretch of text with code-point offsets into it, and the bits of every word.

    `seps[i]` is what stands between word i and the next, `gaps[i]` the same without spaces, and without the dot of a
    title or an initial. `places` maps a word to (place, words in the name). `seen` has the bits of all the words: what
    it lacks need not be looked for. `clauses` are the words that open clauses, once somebody has found them.
    """

    __slots__ = (
        *("clauses", "count", "ends", "flags", "gaps", "lower", "places", "seen", "seps", "starts", "text", "titled"),
        *("upper", "words"),
    )

    def __init__(self, text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.text = text
        self.clauses: list[int] | None = None
        parts = _WORD.split(text)
        self.words: list[str] = parts[1::2]
        self.seps: list[str] = parts[2::2]
        self.count = len(self.words)
        edges = list(accumulate(map(len, parts)))
        self.starts = edges[0:-1:2]
        self.ends = edges[1::2]
        self.upper = text.isupper()
        spellings = _spellings(lexicon, gazetteer, self.upper)
        lower, bits, opens, names, capitals = _columns(list(map(spellings.__getitem__, self.words)))
        self.lower, self.flags = list(lower), list(bits)
        self.titled = not self.upper and sum(capitals) > _TITLED * max(self.count, 4)
        if any(opens):
            self._phrases(lexicon, compress(range(self.count), opens))
        self.gaps = self._gaps()
        self.places: dict[int, tuple[str, int]] = {}
        if any(names):
            self._gazetteer(gazetteer, compress(range(self.count), names))
        self.seen = reduce(or_, self.flags, 0)

    def _phrases(self, lexicon: Lexicon, opening: Iterable[int]) -> None:
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
        gaps = list(map(_GAPS.__getitem__, self.seps))
        if "." not in gaps:
            return gaps
        for index, gap in enumerate(gaps):
            if gap == ".":
                word = self.words[index]
                if self.flags[index] & _TITLE or (len(word) == 1 and word.isupper()):
                    gaps[index] = ""
        return gaps

    def _gazetteer(self, gazetteer: Gazetteer, opening: Iterable[int]) -> None:
        flags, taken = self.flags, 0
        for index in opening:
            if index < taken:
                continue
            place, length = gazetteer.match(self.lower, self.words, index, self.upper)
            if length:
                self.places[index] = (place, length)
                taken = index + length
                for inner in range(index, taken):
                    flags[inner] |= PLACE | CAPITAL

    def has(self, bits: int, low: int, high: int) -> bool:
        """Whether a word from low up to high has any of the bits."""
        if not self.seen & bits:
            return False
        return any(flag & bits for flag in self.flags[low:high])

    def at(self, offset: int) -> int:
        """The word that opens at or holds the offset, else the next one."""
        return bisect_right(self.ends, offset)

    def span(self, start: int, stop: int) -> str:
        """The text of the words from start up to stop."""
        return self.text[self.starts[start] : self.ends[stop - 1]]
