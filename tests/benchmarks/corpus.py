"""Makes the texts of the benchmark: the same on every machine, and varied enough that no cache gives a free ride."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "seeds" / "articles"
RELEVANT = 0.04
"""Share of the general corpus's sentences that report a figure."""

OUTLETS = 20
"""Outlets that print each dispatch of the wire corpus."""

_SENTENCES = 25
_KEPT = 0.85
"""Share of a dispatch's paragraphs, the first ones aside, that an outlet prints."""
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?![\w.]*\d)|(?<![\w.,-])(?!(?:19|20)\d\d\b)\d{1,4}(?![\w.,-]*\d)")
Record = dict[str, Any]


def dense(count: int) -> list[Record]:
    """Articles made of the sample articles, each time with other numbers, places and words."""
    samples = [_FRONT_MATTER.sub("", path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*.txt"))]
    random = Random(2012)
    return [_record("dense", number, _varied(samples[number % len(samples)], random)) for number in range(count)]


def general(count: int) -> list[Record]:
    """Articles of ordinary news, of whose sentences every 25th reports a figure."""
    slots, ordinary, relevant = _slots(), _lines("general.txt"), _lines("relevant.txt")
    random = Random(1994)
    stream = _stream(random, slots, ordinary, relevant)
    return [_record("general", number, _article(stream, random)) for number in range(count)]


def wire(count: int) -> list[Record]:
    """Dispatches as outlets print them: paragraphs cut, a sentence or two altered, a day late, in no order."""
    random = Random(1851)
    dispatches = dense(-(-count // OUTLETS))
    copies = [_printed(dispatch["text"], random) for dispatch in dispatches for _ in range(OUTLETS)]
    random.shuffle(copies)
    records = [_record("wire", number, text) for number, text in enumerate(copies[:count])]
    return [record | {"published_on": f"2013-02-{random.choice((11, 11, 12))}"} for record in records]


def characters(records: list[Record]) -> int:
    """Code points of all texts."""
    return sum(len(record["text"]) for record in records)


def unique_share(sentences: list[str]) -> float:
    """Share of different sentences."""
    return len(set(sentences)) / max(1, len(sentences))


def _record(kind: str, number: int, text: str) -> Record:
    return {"id": f"{kind}-{number}", "text": text, "published_on": "2013-02-11", "publisher": "Harbour Dispatch"}


def _varied(text: str, random: Random) -> str:
    """The text with numbers, places and words changed; a sentence that has none of them gets a place at its end."""
    places = _alike()[0]
    exchanged = {place: random.choice(places) for place in places}
    return "".join(_varied_sentence(part, exchanged, random) for part in re.split(r"(?<=[.!?”])(\s+)", text))


def _printed(text: str, random: Random) -> str:
    """The dispatch as one outlet prints it."""
    paragraphs = text.split("\n\n")
    kept = [part for number, part in enumerate(paragraphs) if number < 2 or random.random() < _KEPT]
    parts = re.split(r"(?<=[.!?”])(\s+)", "\n\n".join(kept))
    for _ in range(random.randint(1, 2)):
        edited = 2 * random.randrange(len(parts) // 2 + 1)
        parts[edited] = _NUMBER.sub(lambda match: _other_number(match[0], random), parts[edited]).replace(
            "said", "says"
        )
    return "".join(parts)


def _varied_sentence(text: str, exchanged: dict[str, str], random: Random) -> str:
    varied = _NUMBER.sub(lambda match: _other_number(match[0], random), text)
    varied = re.sub(rf"\b(?:{'|'.join(exchanged)})\b", lambda match: exchanged[match[0]], varied)
    for words in _alike()[1:]:
        varied = re.sub(rf"\b(?:{'|'.join(words)})\b", lambda match, words=words: random.choice(words), varied)
    if varied == text and text.endswith("."):
        place, minute = random.choice(list(exchanged)), random.randint(10, 59)
        return f"{text[:-1]} near {place} at {random.randint(1, 12)}:{minute}."
    return varied


def _other_number(number: str, random: Random) -> str:
    """A number of about the same size, printed the same way."""
    value = int(number.replace(",", ""))
    other = random.randint(max(1, value // 2), value * 2 + 1)
    return f"{other:,}" if "," in number else str(other)


@cache
def _alike() -> list[list[str]]:
    """Words that may stand for one another in a dispatch; the first row is places."""
    return [line.split() for line in _lines("alike.txt")]


def _stream(random: Random, slots: dict[str, list[str]], ordinary: list[str], relevant: list[str]) -> Iterator[str]:
    every = round(1 / RELEVANT)
    number = random.randrange(every)
    while True:
        template = random.choice(relevant if number % every == 0 else ordinary)
        yield re.sub(r"\{(\w+)\}", lambda match: _filler(match[1], slots, random), template)
        number += 1


def _filler(slot: str, slots: dict[str, list[str]], random: Random) -> str:
    return str(random.randint(2, 98)) if slot == "n" else random.choice(slots[slot])


def _article(stream: Iterator[str], random: Random) -> str:
    paragraphs = []
    left = random.randint(_SENTENCES - 7, _SENTENCES + 7)
    while left > 0:
        size = min(left, random.randint(1, 3))
        paragraphs.append(" ".join(next(stream) for _ in range(size)))
        left -= size
    return "\n\n".join(paragraphs) + "\n"


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _slots() -> dict[str, list[str]]:
    pairs = (line.split(": ", 1) for line in _lines("slots.txt"))
    return {name: [word.strip() for word in words.split(";")] for name, words in pairs}
