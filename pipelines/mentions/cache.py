"""Remembers what sentences state: wire copy comes many times, and its sentences need reading once."""

from __future__ import annotations

import xxhash

from pipelines.mentions.figures import Figure

MOST = 200_000
"""Sentences remembered; beyond that all are forgotten, which costs a second and bounds memory."""

_known: dict[bytes, tuple[Figure, ...]] = {}


def key(sentence: str) -> bytes:
    """What identifies a sentence: 16 bytes, whatever its length."""
    return xxhash.xxh3_128_digest(sentence.encode("utf-8", "surrogatepass"))


def get(identity: bytes) -> tuple[Figure, ...] | None:
    """The figures of a sentence read before, else None."""
    return _known.get(identity)


def put(identity: bytes, figures: tuple[Figure, ...]) -> None:
    """Remembers the figures of a sentence."""
    if len(_known) >= MOST:
        _known.clear()
    _known[identity] = figures


def clear() -> None:
    """Forgets everything (for measurements)."""
    _known.clear()
