"""What a clause can't do without: sets of classes of which its text has one each, read off its regular expression.

Most clauses can't hold for most figures, because a word that they need stands nowhere in the sentence. All clauses are
sifted at once, a bit each.
"""

from __future__ import annotations

from collections.abc import Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from pipelines.mentions.symbols import CHAR

Needs = tuple[frozenset[str], ...]
_END = ord(CHAR["end"])


class _CrossesError(Exception):
    """The expression may run over the end of its sentence."""


def needs(pattern: str) -> Needs:
    """The sets of classes of which every match holds one; none for a pattern that may run into another sentence."""
    try:
        found = _of_sequence(parser.parse(pattern))
    except _CrossesError:
        found = []
    ranked = sorted(set(found), key=lambda classes: (len(classes), sorted(classes)))
    return tuple(frozenset(map(chr, classes)) for classes in ranked)


class Sieve:
    """Tells which of many clauses a sentence has the words for.

    Every class has one number: a field of bits for the first need of the clauses, one for the second and so on, in each
    a bit a clause, set where the class meets that need. The classes of a sentence or-ed, and the fields and-ed, leave
    the bits of the clauses whose needs are all met.
    """

    def __init__(self, clauses: Sequence[Needs]) -> None:
        self._width = len(clauses)
        self._fields = max(map(len, clauses), default=0)
        self._met: dict[str, int] = {}
        self._idle = 0
        for number, wanted in enumerate(clauses):
            for field in range(self._fields):
                bit = 1 << (field * self._width + number)
                self._idle |= bit if field >= len(wanted) else 0
                for char in wanted[field] if field < len(wanted) else ():
                    self._met[char] = self._met.get(char, 0) | bit

    def sift(self, classes: str) -> int:
        """The bits of the clauses that a sentence of these classes may hold."""
        bits, met = self._idle, self._met
        for char in set(classes):
            if char in met:
                bits |= met[char]
        left = (1 << self._width) - 1
        for _ in range(self._fields):
            left &= bits
            bits >>= self._width
        return left


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
