"""A place that a sentence names, and how it is linked to what happens."""

from __future__ import annotations

from typing import NamedTuple


class Where(NamedTuple):
    """A place named by words start up to stop.

    `link` tells how: at (in Homs), into, to, from, of (a third of Kobani), reached (stormed Hama), beside (Homs
    hospital siege), subject (Turkey hosts), police (Homs police shot) or lead (`Srinagar, 11 July: `).
    """

    start: int
    stop: int
    link: str
    place_id: str
