"""What the resolver knows about words: every phrase of `seeds/lexicon/<language>/claims/` with its roles, as bits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines import seeds
from pipelines.settings import SEEDS

FOLDER = "lexicon/{language}/claims"
_ROLES = (
    # function.csv
    *("relpron", "det", "possessive", "conj", "clause", "contrast", "aux", "be", "adverb"),
    *("pron", "neg", "join", "prep", "sequel", "background"),
    # say.csv, speakers.csv
    *("reputed", "quoted", "say", "count", "deny", "fear", "noun", "cite", "listener"),
    *("tally", "which", "speaker", "title", "cite_name", "official", "partisan"),
    # places.csv
    *("at", "to", "from", "of", "spreading", "reached", "place_noun", "site", "numbered"),
    *("route", "anaphor", "happening", "care", "cared", "local", "direction", "recovered", "landscape"),
    *("unit1", "vessel", "length", "heading", "nation", "kind_before", "place_label"),
    *("manned", "between", "contest", "quarter", "boundary", "fired", "advance", "for", "seated", "proper", "lasting"),
    *(
        "here",
        "faith",
        "holy",
        "borne",
        "turning",
        "hurts",
        "lodged",
        "bears",
        "seat",
        "onslaught",
        "housed",
        "sited",
        "medium",
        "voiced",
        "legation",
        "lands",
        "nursed",
    ),
    *("arrival",),
    # times.csv
    *("month", "weekday", "relative", "unit", "part", "last", "this", "next", "since"),
    *("until", "ago", "amount", "superlative", "shift", "hence", "beginning", "clock", "milestone"),
    *("thatday", "condition", "feast"),
    # bases.csv
    *("cumulative", "daily", "stock", "moving", "hosting", "perfect", "pluperfect", "conflict", "disaster"),
    *(
        "spread",
        "fray",
        "bringing",
        "catastrophe",
        "camp",
        "bulletin",
        "issue",
        "rate",
        "waged",
        "alike",
        "recorded",
        "series",
        "arrest",
        "periodic",
        "armed",
    ),
    # statuses.csv
    *("hypothetical", "modal", "revised", "settled", "earlier", "toll", "present", "compared", "replaces"),
    *("baseless", "statement", "untrue", "undone", "proves", "termed", "retract", "edition", "printed", "mistaken"),
    *("correction", "blame", "lowered"),
    # populations.csv, parts.csv, common.csv
    *("class", "every", "lose", "again", "more", "border", "including", "whom", "ofthem", "whole", "comprise"),
    *("demonym", "casualty", "verb", "means", "besides", "older", "common", "grave", "troop"),
    *("policing", "officer", "mission"),
    *("instead", "backdated", "altogether", "further", "own", "dieslater", "nobody"),
    *("identified", "alone", "worst", "kin", "mine", "side", "doer", "relief", "staff", "lives", "treated", "single"),
    *("others", "foe", "losses", "manner", "inquiry", "nth", "onspot"),
    *("admits", "struck", "hand", "craft"),
)
BITS = {name: 1 << number for number, name in enumerate(_ROLES)}
INNER = 1 << len(_ROLES)
"""Marks the words of a phrase after its first."""
STARTER = INNER << 1
"""Marks the first word of a phrase."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Roles of single words, longer phrases by their first and second word, and the values that some roles carry."""

    words: dict[str, int]
    phrases: dict[str, dict[str, tuple[tuple[tuple[str, ...], int], ...]]]
    values: dict[tuple[str, str], str]

    def value(self, role: str, word: str) -> str:
        """What the table says beside a word in a role; empty where nothing."""
        return self.values.get((role, word), "")

    def read(self, words: list[str]) -> list[int]:
        """The bits of each word of a piece of text; those of a phrase stand at its first word."""
        found = [self.words.get(word, 0) for word in words]
        for index in range(len(words) - 1):
            if found[index] & STARTER:
                for rest, phrase in self.phrases[words[index]].get(words[index + 1], ()):
                    if tuple(words[index + 2 : index + 2 + len(rest)]) == rest:
                        found[index] |= phrase
                        break
        return found


def bits(*roles: str) -> int:
    """One number with the bits of all the roles."""
    total = 0
    for role in roles:
        total |= BITS[role]
    return total


@cache
def words_with(bits_: int, language: str = "en") -> frozenset[str]:
    """The single words with any of the bits."""
    return frozenset(word for word, roles in lexicon(language).words.items() if roles & bits_)


def _stem(word: str) -> str:
    """As sentences are read: without the possessive."""
    return word.removesuffix("'s") if len(word) > 2 else word


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The claims lexicon of a language; raises SeedError naming file and line."""
    words: dict[str, int] = {}
    phrases: dict[str, dict[tuple[str, ...], int]] = {}
    values: dict[tuple[str, str], str] = {}
    folder = FOLDER.format(language=language)
    columns: dict[str, seeds.Parser] = {"forms": seeds.listed(), "role": seeds.choice(*_ROLES), "value": str}
    for path in sorted((SEEDS / folder).glob("*.csv")):
        for row in seeds.read(f"{folder}/{path.name}", columns):
            for form in row["forms"]:
                first, *rest = (_stem(word) for word in form.split(" "))
                if rest:
                    same = phrases.setdefault(first, {})
                    same[tuple(rest)] = same.get(tuple(rest), 0) | BITS[row["role"]]
                else:
                    words[first] = words.get(first, 0) | BITS[row["role"]]
                if row["value"]:
                    values[row["role"], form] = row["value"]
    for first in phrases:
        words[first] = words.get(first, 0) | STARTER
    by_second = {first: _by_second(same) for first, same in phrases.items()}
    return Lexicon(words, by_second, values)


def _by_second(same: dict[tuple[str, ...], int]) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Phrases with one first word: what follows their second word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for rest, bits_ in sorted(same.items(), key=lambda item: (-len(item[0]), item[0])):
        found.setdefault(rest[0], []).append((rest[1:], bits_))
    return {second: tuple(options) for second, options in found.items()}
