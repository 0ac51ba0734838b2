"""The alphabet of the cascade: one character a class of word, so that grammars are regular expressions over strings.

A grammar is written with class names in braces, `{be}{adv}*{participle}`, and compiled here; digits in braces stay
what they are in a regular expression.
"""

from __future__ import annotations

import re

TOKEN_CLASSES = (
    # marks
    "end", "comma", "semi", "colon", "open", "close", "dash", "dot", "quote", "slash", "leader", "plus", "tilde",
    "percent", "money", "mark",
    # numbers
    "digits", "year", "decimal", "range", "unit", "ten", "multiplier", "dozen", "dozens", "bigs", "tens", "several",
    "few", "lot", "many", "half", "quarter", "number", "unknown", "sizable", "both", "ordinal", "strong", "aged",
    "numeral",
    # modifiers of numbers
    "mod", "modverb", "modafter", "skip", "more", "further", "another", "other", "between", "ranging",
    # grammar
    "a", "the", "poss", "reflexive", "of", "them", "it", "by", "with", "from", "to", "into", "prep", "among", "incl",
    "except", "and", "or", "but", "sub", "who", "be", "have", "modal", "not", "no", "none", "adv", "say", "month",
    "weekday", "label", "title",
    # verbs that carry no measure of their own
    "leave", "lose", "toll", "tally", "hold", "take", "suffer", "wound", "guard", "victims", "spared", "move",
    "reach", "hit", "report", "every", "zone", "ward", "old", "claim", "host", "aboard", "deploy", "abroad", "likewise",
    "likelier", "miscounted",
    # nouns
    "person_sg", "person_pl", "equip_sg", "equip_pl", "thing_sg", "thing_pl", "clinic", "nat", "nat_pl", "classifier",
    "count_sg", "count_pl", "event",
    # verbs and predicates with a measure
    "part", "fin", "ger", "intr", "intr_ing", "epart", "efin", "eger", "eintr", "pred",
    # words no table knows
    "word", "word_s", "word_ed", "word_ing", "cap", "cap_s",
)  # fmt: skip
"""Classes of single words and phrases."""

CHUNK_CLASSES = (
    "N_person", "N_bare", "N_equip", "N_thing", "N_count", "I_person", "I_equip", "name", "people", "bodies",
    "Z_person", "date",
)  # fmt: skip
"""Classes of chunks: N_ counted, I_ one implied by an article or a bare noun, Z_ none."""

_FIRST = 0x100
_STARTER_SHIFT = 0x400

CHAR = {name: chr(_FIRST + index) for index, name in enumerate(TOKEN_CLASSES + CHUNK_CLASSES)}
"""The character of each class."""

NAME = {char: name for name, char in CHAR.items()}
"""The class of each character."""

STARTERS = re.compile(f"[{chr(_FIRST + _STARTER_SHIFT)}-{chr(_FIRST + 2 * _STARTER_SHIFT - 1)}]")
"""Finds the words that may open a phrase (see `starter`)."""

PLAIN = {_FIRST + _STARTER_SHIFT + index: _FIRST + index for index in range(_STARTER_SHIFT)}
"""Translation from starter characters back to plain ones."""

_CLASS = re.compile(r"\{([A-Za-z_]+)\}")


def starter(char: str) -> str:
    """The character of the same class for a word that may open a phrase."""
    return chr(ord(char) + _STARTER_SHIFT)


def expand(grammar: str, macros: dict[str, str] | None = None) -> str:
    """A grammar as a regular expression over class characters; spaces are for the reader.

    Raises ValueError for a name that is neither a class nor a macro.
    """
    known = macros or {}

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if name in known:
            return known[name]
        if name in CHAR:
            return CHAR[name]
        raise ValueError(f"no class or macro is called {name!r}")

    return _CLASS.sub(replace, grammar.replace(" ", ""))


def compiled(grammar: str, macros: dict[str, str] | None = None) -> re.Pattern[str]:
    """The compiled grammar."""
    return re.compile(expand(grammar, macros))


def spelled(classes: str) -> str:
    """Class characters as names, for people."""
    return " ".join(NAME.get(char, char) for char in classes)
