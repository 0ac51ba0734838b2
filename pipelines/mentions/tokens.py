"""Turns the sentences of a batch into one string of class characters, one a token, with exact offsets.

Every token carries the white space before it, so that token lengths add up to offsets and the whole lexing is two
passes in C: one `findall`, one dictionary lookup a token. The dictionary learns each new spelling once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from pipelines.mentions.lexicon import Entry, Lexicon
from pipelines.mentions.symbols import CHAR, PLAIN, STARTERS, compiled, starter
from pipelines.mentions.words import TOKEN, plain

END = "\ue000"
"""Stands between the sentences of a batch; a private-use character that no news text needs."""

_GROUPED = re.compile(r"\d{1,3}(?:[,.'\u2019 \u00a0\u202f\u2009\u2007]\d{3})+|\d{1,3}(?:,\d{2})*,\d{3}")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
_SCALED = re.compile(r"(\d+(?:[.,]\d+)*)(k|m|mn|mln|bn|million|thousand)")
_RANGE = re.compile(r"([\d.,]*\d)(k|m)?[-\u2013]([\d.,]*\d)(k|m)?\+?")
_TIMES = re.compile(r"(\d{1,3})x")
_STRONG = re.compile(r"([\d.,]*\d)[-\u2013]strong")
_AGED = re.compile(r".*(?:[-\u2013]year[-\u2013]olds?|[-\u2013]month[-\u2013]old|[-\u2013]day[-\u2013]old|-?y/?o)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_SCALE = {"k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6, "bn": 10**9}
_LEET = str.maketrans("013457@$", "oleastas")
_LEET_WORD = re.compile(r"[a-z]+[013457@$][a-z013457@$]*[a-z]|[a-z][013457@$][a-z]+")
MOST = 10**12
"""Numbers from here on are not counts of anything this project knows."""

_MARKS = {
    ",": "comma", "\u060c": "comma", ";": "semi", ":": "colon", "(": "open", "[": "open", ")": "close", "]": "close",
    "-": "dash", "\u2013": "dash", "\u2014": "dash", "\u2012": "dash", ".": "dot", "!": "dot", "?": "dot", "/": "slash",
    "|": "semi", "\u2022": "semi", "\u00b7": "semi", "+": "plus", "~": "tilde", "\u2248": "tilde", "%": "percent",
    "$": "money", "\u00a3": "money", "\u20ac": "money", "&": "and", "=": "colon", "\u2026": "leader", END: "end",
    '"': "quote", "'": "quote", "\u201c": "quote", "\u201d": "quote", "\u2018": "quote", "\u2019": "quote",
    "\u00ab": "quote", "\u00bb": "quote", "`": "quote", "*": "quote", "\u00ad": "quote",
}  # fmt: skip


def _integer(digits: str) -> int | None:
    bare = re.sub(r"\D", "", digits)
    return int(bare) if bare and len(bare) <= 12 else None


def scaled(text: str, scale: int) -> int | None:
    """`2.2`, million: 2,200,000. None for nonsense."""
    whole, _, part = text.replace(",", ".").partition(".")
    if len(text) > 12 or "." in part:
        return _integer(text)
    return int(whole or "0") * scale + (int(part) * scale // 10 ** len(part) if part else 0)


def number_entry(word: str) -> Entry:
    """Class and value of a token that opens with a digit."""
    if word.isdigit() and word.isascii():
        value = _integer(word)
        if value is None:
            return Entry(CHAR["numeral"])
        name = "year" if len(word) == 4 and 1900 <= value <= 2099 else "digits"
        return Entry(CHAR["numeral" if word[0] == "0" and len(word) > 1 else name], value=value, low=value, high=value)
    if _GROUPED.fullmatch(word):
        value = _integer(word)
        return Entry(CHAR["digits" if value else "numeral"], value=value, low=value, high=value)
    if match := _SCALED.fullmatch(word):
        value = scaled(match[1], _SCALE[match[2]])
        return Entry(CHAR["digits"], value=value, low=value, high=value)
    if _DECIMAL.fullmatch(word):
        return Entry(CHAR["decimal"])
    if match := _TIMES.fullmatch(word):  # `2x ANA WIA`, in reports of patrols
        return number_entry(match[1])
    if match := _STRONG.fullmatch(word):
        value = _integer(match[1])
        return Entry(CHAR["strong"], value=value, low=value, high=value)
    return _odd_number(word)


def _odd_number(word: str) -> Entry:
    if match := _RANGE.fullmatch(word):
        low, high = (
            scaled(match[group], _SCALE[match[group + 1]]) if match[group + 1] else _integer(match[group])
            for group in (1, 3)
        )
        if low is not None and high is not None and low < high and not _looks_like_date(match[1], match[3]):
            return Entry(CHAR["range"], low=low, high=high, quantifier="between")
    if _AGED.fullmatch(word):
        return Entry(CHAR["aged"])
    if _ORDINAL.fullmatch(word):
        return Entry(CHAR["ordinal"])
    if word.endswith("%"):
        return Entry(CHAR["percent"])
    return Entry(CHAR["numeral"])


def _looks_like_date(low: str, high: str) -> bool:
    return len(low) == 4 and low.isdecimal() and 1900 <= int(low) <= 2099 and len(high) in (2, 4)


class _Entries(dict[str, Entry]):
    """Token, as it stands in text, to what is known about it; learns each spelling once."""

    def __init__(self, classify: Callable[[str], Entry]) -> None:
        super().__init__()
        self.classify = classify

    def __missing__(self, token: str) -> Entry:
        if len(self) > 400_000:
            self.clear()
        found = self[token] = self.classify(token.strip())
        return found


class _Words(dict[str, str]):
    """Token, as it stands in text, to the word that it spells."""

    def __missing__(self, token: str) -> str:
        if len(self) > 400_000:
            self.clear()
        found = self[token] = plain(token)
        return found


class Vocabulary(dict[str, str]):
    """Token, as it stands in text with the space before it, to class character; learns each spelling once."""

    def __init__(self, lexicon: Lexicon, upper: bool = False) -> None:
        """`lexicon` says what words mean; `upper` reads texts in capitals, where a capital tells nothing."""
        super().__init__()
        self.lexicon = lexicon
        self.upper = upper
        self.entries = _Entries(self._classify)
        self.first_words: dict[str, dict[int, dict[tuple[str, ...], Entry]]] = {}
        for phrase, entry in lexicon.phrases.items():
            by_length = self.first_words.setdefault(phrase[0], {})
            by_length.setdefault(len(phrase), {})[phrase] = entry
        self.words = _Words()
        self.seconds = {
            word: {phrase[1] for group in found.values() for phrase in group}
            for word, found in self.first_words.items()
        }
        self.lengths = {word: sorted(found, reverse=True) for word, found in self.first_words.items()}

    def __missing__(self, token: str) -> str:
        char = self.entry(token).char
        if plain(token) in self.first_words:
            char = starter(char)
        if len(self) > 400_000:
            self.clear()
        self[token] = char
        return char

    def word(self, token: str) -> str:
        """The word that a token spells."""
        return self.words[token]

    def entry(self, token: str) -> Entry:
        """What the tables or the token's shape say about it."""
        return self.entries[token]

    def _classify(self, raw: str) -> Entry:
        word = plain(raw)
        if not word:
            return Entry(CHAR["quote"])
        if word[0].isdigit():
            return number_entry(word)
        known = self._known(raw, word)
        if known is not None:
            return known
        if not word[0].isalpha():
            escape = word[0] in "\x1b\x9b" or (word[0] == "[" and len(word) > 2)
            name = (
                "quote"
                if escape
                else "leader"
                if len(word) > 1
                else _MARKS.get(word, "mark" if word.isprintable() else "quote")
            )
            return Entry(CHAR[name])
        return self._unknown(raw, word)

    def _known(self, raw: str, word: str) -> Entry | None:
        """A table's entry for the word, its possessive's stem, or what a disguised spelling stands for."""
        words = self.lexicon.words
        if raw == "May" and not self.upper:
            return Entry(CHAR["month"])
        if self.upper:
            return self._plainly(word)
        if raw[0].islower() and word in words and words[word].char in _CAPITALISED:
            return Entry(CHAR["thing_sg"], words[word].measure) if words[word].char == CHAR["label"] else None
        if len(raw) > 1 and raw.isupper() and len(raw) <= 3 and word in words and words[word].char in _GRAMMAR:
            role = words[word].role
            return Entry(CHAR["classifier" if role else "cap"], role=role)
        return self._plainly(word)

    def _plainly(self, word: str) -> Entry | None:
        """A table's entry; a word of grammar (is) says nothing of the body that is spelled like it (IS)."""
        known = self.lexicon.words.get(word)
        if known is not None and known.role and known.char in _GRAMMAR:
            return known._replace(role=None)
        return known or self._disguised(word)

    def _disguised(self, word: str) -> Entry | None:
        """k1lled, k*lled, kiled: what a reader takes the word for."""
        words = self.lexicon.words
        if word in self.lexicon.misspellings:
            return words[self.lexicon.misspellings[word]]
        if "*" in word and len(word) < 15:
            pattern = re.compile(re.escape(word).replace(r"\*", "[a-z]"))
            return next((words[known] for known in self.lexicon.misspelt if pattern.fullmatch(known)), None)
        if _LEET_WORD.fullmatch(word):
            return words.get(word.translate(_LEET)) or words.get(word.replace("1", "i").translate(_LEET))
        return None

    def _unknown(self, raw: str, word: str) -> Entry:
        if word.endswith(("'s", "s'")):
            return self._possessive(raw, word)
        if "-" in word:
            return self._compound(raw, word)
        if raw[0].isupper() and not self.upper:
            return Entry(CHAR["cap_s" if len(word) > 3 and word.endswith("s") else "cap"])
        for suffix, char in self.lexicon.suffixes:
            if word.endswith(suffix) and len(word) > len(suffix) + 2:
                return Entry(char)
        return Entry(CHAR["word"])

    def _possessive(self, raw: str, word: str) -> Entry:
        """girls', Syria's, the judge's: a determiner, with what its noun says of nation or class."""
        stem = word[:-2] if word.endswith("'s") else word[:-1]
        known = self.lexicon.words.get(stem)
        named = raw[0].isupper() and not self.upper
        if known is not None and known.char in (CHAR["nat"], CHAR["nat_pl"], CHAR["classifier"], CHAR["person_pl"]):
            people = known.char == CHAR["person_pl"] and not word.endswith("'s")
            return Entry(CHAR["poss"], population=None, role=known.role, country=known.country, defers=people)
        if known is not None and known.measure is not None and known.char in (CHAR["thing_sg"], CHAR["label"]):
            return Entry(CHAR["poss"], measure=known.measure)
        return Entry(CHAR["cap" if named else "poss"])

    def _compound(self, raw: str, word: str) -> Entry:
        """A hyphenated word is what its last part is, if that is a noun of people; else an adjective."""
        if _AGED.fullmatch(word):
            return Entry(CHAR["aged"])
        head, _, last = word.rpartition("-")
        known = self.lexicon.words.get(last)
        if (
            known is not None
            and known.char in (CHAR["person_pl"], CHAR["person_sg"])
            and last != "old"
            and head != "anti"
        ):
            return known
        if last == "strong" and head in self.lexicon.words:
            number = self.lexicon.words[head]
            return Entry(CHAR["strong"], value=number.value, low=number.low, high=number.high)
        named = not self.upper and any(part[:1].isupper() for part in raw.split("-"))
        return Entry(CHAR["cap" if named else "word"])


_CAPITALISED = frozenset((CHAR["cap"], CHAR["label"]))
_GRAMMAR = frozenset(CHAR[name] for name in ("be", "it", "who", "them", "or", "no", "prep", "adv", "to"))


@dataclass
class Tokens:
    """A batch as tokens: parallel class characters and offsets into `text`, phrases already one token."""

    text: str
    classes: str
    opens: list[int]
    """Where each token's white space begins."""
    ends: list[int]
    vocabulary: Vocabulary
    phrases: dict[int, Entry]
    raw: list[str]

    def start(self, index: int) -> int:
        """Where a token's first letter stands."""
        token = self.raw[index]
        return self.opens[index] + len(token) - len(token.lstrip())

    def entry(self, index: int) -> Entry:
        """What the lexicon says about a token."""
        found = self.phrases.get(index)
        return found if found is not None else self.vocabulary.entries[self.raw[index]]


def tokenise(text: str, vocabulary: Vocabulary) -> Tokens:
    """All tokens of the joined sentences `text`, phrases of the lexicon merged into one token each."""
    raw = TOKEN.findall(text)
    classes = "".join(map(vocabulary.__getitem__, raw))
    ends = list(accumulate(map(len, raw)))
    opens = [0, *ends[:-1]]
    merged = _merge(classes, raw, vocabulary)
    plainly = classes.translate(PLAIN)
    if merged:
        tokens = _rebuilt(text, plainly, opens, ends, vocabulary, raw, merged)
    else:
        tokens = Tokens(text, plainly, opens, ends, vocabulary, {}, raw)
    _name_persons(tokens)
    return tokens


_SOMEBODY = compiled("(?<=[{a}{another}{the}{poss}{ordinal}{unit}{classifier}{nat}]){pred}(?={adv}*[{be}{have}{who}])")


def _name_persons(tokens: Tokens) -> None:
    """A hostage was shot: there the word for a state is a noun."""
    classes = tokens.classes
    for match in _SOMEBODY.finditer(classes):
        index = match.start()
        person = tokens.entry(index).person
        if person is not None:
            tokens.phrases[index] = person
            tokens.classes = f"{tokens.classes[:index]}{person.char}{tokens.classes[index + 1 :]}"


def _merge(classes: str, raw: list[str], vocabulary: Vocabulary) -> list[tuple[int, int, Entry]]:
    """Phrases found: first token, token after the last, entry; longest first, none overlapping."""
    found: list[tuple[int, int, Entry]] = []
    after = 0
    seconds = vocabulary.seconds
    words = list(map(vocabulary.words.__getitem__, raw))
    starters = [match.start() for match in STARTERS.finditer(classes, 0, max(len(raw) - 1, 0))]
    for index in [index for index in starters if words[index + 1] in seconds[words[index]]]:
        if index < after:
            continue
        by_length = vocabulary.first_words[words[index]]
        for length in vocabulary.lengths[words[index]]:
            entry = by_length[length].get(tuple(words[index : index + length]))
            if entry is not None:
                found.append((index, index + length, entry))
                after = index + length
                break
    return found


def _rebuilt(
    text: str, classes: str, opens: list[int], ends: list[int], vocabulary: Vocabulary, raw: list[str],
    merged: list[tuple[int, int, Entry]],
) -> Tokens:  # fmt: skip
    pieces: list[str] = []
    new_opens: list[int] = []
    new_ends: list[int] = []
    new_raw: list[str] = []
    phrases: dict[int, Entry] = {}
    previous = 0
    for first, after, entry in merged:
        pieces += (classes[previous:first], entry.char)
        new_opens += opens[previous : first + 1]
        new_ends += ends[previous:first]
        new_ends.append(ends[after - 1])
        new_raw += raw[previous : first + 1]
        phrases[len(new_opens) - 1] = entry
        previous = after
    pieces.append(classes[previous:])
    new_opens += opens[previous:]
    new_ends += ends[previous:]
    new_raw += raw[previous:]
    return Tokens(text, "".join(pieces), new_opens, new_ends, vocabulary, phrases, new_raw)
