"""Batches that make no cycles are read without the garbage collector, which would walk the heap again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keeps the garbage collector from walking the heap again and again for a batch that makes no cycles.

    What the batch leaves behind (remembered sentences, rows) joins the old objects unwalked, unless the process keeps
    objects frozen itself.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
