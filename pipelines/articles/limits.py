"""How much one input may hold: what is larger is refused with its reason instead of filling the memory."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes as stored, counts in lines.

    record: one article, be it a text file, a line of JSON or a CSV record (a long novel is 3 MiB).
    file: one file of records.
    refusals: refused records listed one by one for a file; the rest are summed up in one row.
    """

    record: int = 4 * MIB
    file: int = 1024 * MIB
    refusals: int = 1000
