"""What a clause can't do without: sets of classes of which its text has one each, read off its regular expression.

Most clauses can't hold for most figures, because a word that they need stands nowhere in the sentence; to look for it
costs a tenth of trying the clause.
"""

from __future__ import annotations

from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from pipelines.mentions.symbols import CHAR

Needs = tuple[frozenset[str], ...]
_END = ord(CHAR["end"])


class _CrossesError(Exception):
    """The expression may run over the end of its sentence."""


def needs(pattern: str) -> tuple[frozenset[str], Needs]:
    """The sets of classes of which every match holds one: the smallest, and the others.

    All classes there are, and no others, for a pattern that may run into another sentence.
    """
    try:
        found = _of_sequence(parser.parse(pattern))
    except _CrossesError:
        found = []
    ranked = sorted(set(found), key=lambda classes: (len(classes), sorted(classes)))
    sets = tuple(frozenset(map(chr, classes)) for classes in ranked)
    return (sets[0], sets[1:]) if sets else (frozenset(CHAR.values()), ())


def _of_sequence(sequence: Any) -> list[frozenset[int]]:
    found: list[frozenset[int]] = []
    for kind, argument in sequence:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            classes = _classes(kind, argument)
            found += [classes] if classes else []
        elif kind is op.SUBPATTERN:
            found += _of_sequence(argument[3])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, _, repeated = argument
            inner = _of_sequence(repeated)
            found += inner if least else []
        elif kind is op.BRANCH:
            branches = [_of_sequence(branch) for branch in argument[1]]
            if all(branches):
                found.append(frozenset().union(*(min(branch, key=len) for branch in branches)))
        elif kind not in (op.ASSERT, op.ASSERT_NOT, op.AT):
            raise _CrossesError
    return found


def _classes(kind: Any, argument: Any) -> frozenset[int]:
    """The classes that a single place of an expression admits; empty for all but a few."""
    if kind is op.LITERAL:
        classes = {argument}
    elif kind is not op.IN:
        raise _CrossesError
    elif argument[0][0] is op.NEGATE:
        if (op.LITERAL, _END) not in argument:
            raise _CrossesError
        return frozenset()
    else:
        classes = {code for item, value in argument for code in _codes(item, value)}
    if _END in classes:
        raise _CrossesError
    return frozenset(classes)


def _codes(item: Any, value: Any) -> range:
    if item is op.LITERAL:
        return range(value, value + 1)
    if item is op.RANGE:
        return range(value[0], value[1] + 1)
    raise _CrossesError
