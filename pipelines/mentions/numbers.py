"""The grammar of counted quantities: one regular expression over class characters, and the reading of its matches."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.mentions.symbols import CHAR, expand
from pipelines.mentions.tokens import MOST, Tokens, scaled

_MACROS: dict[str, str] = {}


def _define(name: str, grammar: str) -> None:
    _MACROS[name] = expand(grammar, _MACROS)


_define("spelled", "(?:{ten}{dash}?{unit}|{unit}|{ten})")
_define("figures", "(?:{digits}|{year})")
_define(
    "full",
    "(?:{decimal}{multiplier}+|(?:{figures}|{spelled}|{a}(?={multiplier}))(?:{multiplier}+{a}?(?:{and}?{spelled}(?:{multiplier}+"
    "(?:{and}?{spelled})?)?)?)?)",
)
_define("hundreds", "{a}?{several}{multiplier}{multiplier}?|{a}?{few}{multiplier}{multiplier}?")
_define("dozen_of", "(?:{a}?{half}{a}?|{a}{few}|{few}|{several}|{spelled}|{digits}|{a}?{lot}{of}?|{a})?{dozen}")
_define(
    "half_of",
    "{a}?{half}{a}?{multiplier}|(?:{a}|{unit}){quarter}{of}?{a}{multiplier}|(?:{unit}|{digits}){and}{a}{half}{multiplier}"
    "|(?:{a}|{unit}){multiplier}{and}{a}{half}",
)
_define(
    "vague",
    "(?:{tens}|{dozens}|{bigs}){of}(?:{bigs}|{multiplier}{of}?)|{dozens}|{bigs}|{a}?{lot}(?={of}|{more}|{other}|{end}|{dot}|{comma}|{semi}|{pred}|{part}|{be}[{part}{pred}{report}]|{intr}|{and}[{poss}{a}{unit}{digits}{ten}])|{a}[{classifier}{nat}{word}{aged}]{1,2}{lot}(?=[{be}{have}{intr}{part}{pred}])|{several}|{a}{few}|{few}"
    "|{a}?(?:{unknown}|{sizable}){number}(?:{of})?|{many}",
)
_define("core", "(?:{hundreds}|{dozen_of}|{half_of}|{full}|{vague}|{both})")
_define("before", "(?:{mod}|{modverb}|{tilde}|{skip}|{another}|[{more}{further}](?={spelled}|{figures}))")
_define(
    "quantity",
    "(?:{before}{before}?{before}?)?(?:{between}{core}{and}{core}|(?:{ranging}|(?<![{from}{by}])){core}(?:{to}|{dash}|{or}){mod}?{core}"
    "|{range}|{core}(?:(?<=[{unit}{ten}{multiplier}]){open}{digits}{close})?)(?:{plus}|{modafter})?{more}?",
)
QUANTITY = _MACROS["quantity"]
"""A quantity phrase, as a regular expression over class characters."""

CORE = _MACROS["core"]


class Quantity(NamedTuple):
    """What a quantity phrase says; `first` and `after` are the tokens it spans."""

    first: int
    after: int
    value: int | None
    low: int | None
    high: int | None
    quantifier: str
    more: bool = False
    """five more, another ten"""


_SKIP = CHAR["skip"]
_JOINS = frozenset(CHAR[name] for name in ("to", "dash", "or", "and"))
_BARE_NUMBER = frozenset(CHAR[name] for name in ("digits", "year", "unit", "ten", "decimal"))
_PLAIN = frozenset(CHAR[name] for name in ("digits", "year", "unit", "ten"))
_MULTIPLIER = CHAR["multiplier"]
_RANGE_OPEN = frozenset(CHAR[name] for name in ("ranging", "between", "from"))


def read(tokens: Tokens, first: int, after: int) -> Quantity | None:
    """The quantity of the tokens from `first` to `after`; None if they state no sensible number."""
    classes = tokens.classes
    if after == first + 1 and classes[first] in _PLAIN:
        number = tokens.entry(first).value
        return None if number is None or number >= MOST else Quantity(first, after, number, number, number, "exact")
    quantifier: str | None = None
    more = ranged = False
    index = first
    while index < after:
        char = classes[index]
        if char in (CHAR["mod"], CHAR["modverb"]):
            quantifier = tokens.entry(index).quantifier
        elif char == CHAR["tilde"]:
            quantifier = "approximately"
        elif char in (CHAR["another"], CHAR["more"], CHAR["further"]):
            more = True
        elif char in _RANGE_OPEN:
            ranged = True
        elif char != _SKIP:
            break
        index += 1
    end = after
    while end > index and classes[end - 1] in (CHAR["more"], CHAR["plus"], CHAR["modafter"]):
        end -= 1
        if classes[end] == CHAR["more"]:
            more = True
        else:
            quantifier = "at_least" if classes[end] == CHAR["plus"] else tokens.entry(end).quantifier
    while end > index and classes[end - 1] == CHAR["close"]:
        end -= 3
    while first < index and classes[first] in (_SKIP, CHAR["modverb"]):
        first += 1
    return _with_bounds(tokens, first, after, _core(tokens, index, end, ranged), quantifier, more)


def _with_bounds(
    tokens: Tokens, first: int, after: int, core: tuple[int | None, int | None, int | None] | None,
    quantifier: str | None, more: bool,
) -> Quantity | None:  # fmt: skip
    if core is None or max(part or 0 for part in core) >= MOST:
        return None
    value, low, high = core
    if value is None:
        name = "between" if low is not None and high is not None and _spans(tokens, first, after) else "vague"
        return Quantity(first, after, None, low, high, name, more)
    bounds = bounded(value, quantifier)
    return Quantity(first, after, value, *bounds, quantifier or "exact", more)


def bounded(value: int, quantifier: str | None) -> tuple[int | None, int | None]:
    """Closed integer bounds of a printed number under a quantifier."""
    if quantifier == "at_least":
        return value, None
    if quantifier == "more_than":
        return value + 1, None
    if quantifier == "at_most":
        return None, value
    if quantifier == "less_than":
        return None, value - 1
    return value, value


def _spans(tokens: Tokens, first: int, after: int) -> bool:
    part = tokens.classes[first:after]
    return CHAR["range"] in part or any(
        char in _JOINS and index and part[index - 1] != CHAR["of"] and index + 1 < len(part)
        for index, char in enumerate(part)
    )


def _core(tokens: Tokens, first: int, after: int, ranged: bool) -> tuple[int | None, int | None, int | None] | None:
    classes = tokens.classes
    if classes[first] == CHAR["range"]:
        entry = tokens.entry(first)
        return None, entry.low, entry.high
    join = _join(tokens, first, after, ranged)
    if join is not None:
        left = _single(tokens, first, join)
        right = _single(tokens, join + 1, after)
        if left is None or right is None:
            return None
        low, high = left[1], right[2] if right[2] is not None else right[1]
        scale = _shared_scale(tokens, join + 1, after)
        if low is not None and high is not None and scale > 1 and _MULTIPLIER not in classes[first:join]:
            low = low * scale if low < 1000 and low * scale < high else low
        if low is None or high is None or low > high:
            return left
        return None, low, high
    return _single(tokens, first, after)


def _shared_scale(tokens: Tokens, first: int, after: int) -> int:
    """Two to three million: the multiplier belongs to both."""
    scale = 1
    for index in range(first, after):
        if tokens.classes[index] == _MULTIPLIER:
            scale *= tokens.entry(index).value or 1
    return scale


def _join(tokens: Tokens, first: int, after: int, ranged: bool) -> int | None:
    classes = tokens.classes
    for index in range(first + 1, after - 1):
        char = classes[index]
        if char in (CHAR["to"], CHAR["dash"], CHAR["or"]):
            if char == CHAR["dash"] and classes[index - 1] == CHAR["ten"] and classes[index + 1] == CHAR["unit"]:
                continue
            return index
        if char == CHAR["and"] and (ranged or classes[index - 1] in _BARE_NUMBER) and classes[index + 1] != CHAR["a"]:
            return index
    return None


def _single(tokens: Tokens, first: int, after: int) -> tuple[int | None, int | None, int | None] | None:
    """Value, low and high of one number without modifiers."""
    classes = tokens.classes
    while first < after and classes[first] == CHAR["mod"]:
        first += 1
    part = classes[first:after]
    if CHAR["number"] in part:
        low = 1 if CHAR["unknown"] in part else None
        return None, low, None
    if CHAR["many"] in part:
        return None, None, None
    entries = [tokens.entry(index) for index in range(first, after)]
    vague = [e for e, char in zip(entries, part, strict=True) if char in _VAGUE]
    if vague:
        return _vague(vague, entries, part)
    if CHAR["half"] in part or CHAR["quarter"] in part:
        return _fraction(entries, part)
    return _spelled(tokens, first, after)


_VAGUE = frozenset(CHAR[name] for name in ("several", "few", "lot", "dozens", "bigs", "tens"))


def _vague(vague: list, entries: list, part: str) -> tuple[int | None, int | None, int | None]:  # type: ignore[type-arg]
    head = vague[0]
    if part[-1] == CHAR["dozen"] or CHAR["dozen"] in part:
        if head.value is not None:
            value = head.value * 12
            return value, value, value
        return None, 36, 119
    if CHAR["multiplier"] in part:
        scale = 1
        for entry, char in zip(entries, part, strict=True):
            if char == CHAR["multiplier"]:
                scale *= entry.value
        return None, 2 * scale, 20 * scale - 1
    if len(vague) == 2:
        low, high = vague[0].low, vague[0].high
        scale = 1000 if vague[1].low == 2000 else vague[1].low // 2
        return None, low * scale, (high + 1) * scale - 1
    return head.value, head.low, head.high


def _fraction(entries: list, part: str) -> tuple[int | None, int | None, int | None]:  # type: ignore[type-arg]
    scale = 1
    for entry, char in zip(entries, part, strict=True):
        if char in (CHAR["multiplier"], CHAR["dozen"]):
            scale *= entry.value
    if CHAR["quarter"] in part:
        value = scale // 4 * (entries[0].value or 1)
    else:
        whole = entries[0].value or 0 if part[0] in (CHAR["unit"], CHAR["digits"]) else 0
        if part[-1] == CHAR["half"]:
            whole = max(whole, 1)
        value = whole * scale + scale // 2
    return value, value, value


def _spelled(tokens: Tokens, first: int, after: int) -> tuple[int | None, int | None, int | None] | None:
    """two hundred and fifty thousand, 1.4 million, a dozen, twenty-five"""
    classes = tokens.classes
    total = current = 0
    seen = False
    for index in range(first, after):
        char = classes[index]
        if char in (CHAR["and"], CHAR["dash"], CHAR["of"]):
            continue
        if char == CHAR["decimal"]:
            scale = 1
            for later in range(index + 1, after):
                scale *= tokens.entry(later).value or 1
            text = tokens.text[tokens.start(index) : tokens.ends[index]]
            value = scaled(text, scale)
            return value, value, value
        if char == CHAR["a"]:
            if not seen:
                current, seen = 1, True
            continue
        number = tokens.entry(index).value
        if number is None:
            return None
        if char == _MULTIPLIER or char == CHAR["dozen"]:
            current = max(current, 1) * number
            if number >= 1000 and index + 1 < after and classes[index + 1] != _MULTIPLIER:
                total, current = total + current, 0
        else:
            current += number
        seen = True
    value = total + current
    return (value, value, value) if seen else None
