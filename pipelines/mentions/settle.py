"""What a figure's own words say: intrinsic measures, equipment whose it is, what the figure before it counts."""

from __future__ import annotations

from pipelines.mentions import beside, flight, pieces, singled
from pipelines.mentions.chunk import FIGURE_KINDS, Chunk
from pipelines.mentions.flight import EXILE, HARMED
from pipelines.mentions.measures import FORCES
from pipelines.mentions.reduced import Reduced
from pipelines.mentions.symbols import CHAR, compiled

_ENOUGH = {"yes": 20, "police": 100, "weak": 200, "no": None}
"""From how many armed people a bare count is a strength."""

_DEPLOYED = compiled("[{deploy}{reach}{have}{report}{host}]")
_CARRIED = compiled(
    "[{other}{modverb}{adv}{comma}{and}{semi}{but}{open}{colon}{report}{say}{word}{cap}{name}{people}{it}{I_person}{person_sg}{another}{weekday}{date}{classifier}]"
)
_ENDS = compiled(
    "[{to}{into}]{name}|{adv}[{end}{comma}{semi}{prep}]|[{end}{comma}{semi}{close}{prep}{and}{but}{by}{weekday}{dash}{of}{among}{with}{from}{sub}]|{a}[{thing_sg}{date}]"
)


def settle(reduced: Reduced) -> None:
    """Completes the chunks that no clause and no list gave a measure, and corrects those that their nouns qualify."""
    measured: Chunk | None = None
    for place, chunk in reduced.chunks.items():
        if measured is not None and measured.place < reduced.opens(place):
            measured = None
        if chunk.kind not in FIGURE_KINDS or chunk.kind == "N_thing":
            continue
        pieces.settle(reduced, chunk)
        if chunk.measure in ("moved", "crossed", "gone"):
            chunk.measure = flight.moved(reduced, chunk)
        elif chunk.measure == "stay":
            chunk.measure = "hosted" if chunk.kind == "N_bare" or chunk.others else None
        elif chunk.measure == "listed":
            chunk.measure, chunk.part, chunk.rival = _listed(chunk, measured)
        elif chunk.measure == "returned" and chunk.population in FORCES and chunk.clause in _SENT_HOME:
            chunk.measure = "troops" if chunk.amount >= _COMPANY and chunk.clause == "object" else None
        if chunk.kind in ("N_person", "I_person", "N_bare"):
            flight.settle(reduced, chunk)
        if reduced.classes[place - 1 : place] == CHAR["comma"] and _is_both(reduced, chunk):
            chunk.measure = "none"
        if chunk.measure == "carry" and chunk.kind == "I_person" and singled.is_bare(reduced, chunk):
            chunk.measure = (
                "carry" if singled.is_singled_out(reduced, chunk) or singled.is_listed(reduced, chunk) else None
            )
        beside.correct(reduced, chunk, measured)
        if chunk.measure is None and measured is not None and _so_many_families(reduced, chunk, measured):
            chunk.measure = measured.measure
        if chunk.measure is None:
            _intrinsic(reduced, chunk)
            if chunk.measure == "troops" and measured is not None and _as_well(reduced, chunk, measured):
                chunk.measure = "carry"
        if chunk.clause in singled.LISTING and chunk.kind == "I_person" and singled.is_bare(reduced, chunk):
            chunk.measure = chunk.measure if singled.is_listed(reduced, chunk) else None
        if chunk.kind == "N_bare" and _is_year(reduced, chunk):
            chunk.measure = "none"
        if chunk.measure is None and chunk.kind == "N_bare":
            _carried(reduced, chunk, measured)
        if chunk.kind == "N_bare" and measured is not None and pieces.are_meant(reduced, chunk, measured):
            chunk.kind, chunk.head, chunk.measure = "N_equip", measured.head, "equipment"
        if chunk.measure == "killed" and _only_shot(reduced, chunk):
            chunk.measure = "injured"
        if chunk.measure is not None:
            measured = chunk
            if chunk.kind == "I_person":
                _aged(reduced, chunk)


def _as_well(reduced: Reduced, chunk: Chunk, measured: Chunk) -> bool:
    """`93 rebels were killed, an official said, as well as 83 soldiers`: they are no force that stands there."""
    told = reduced.classes[chunk.place - 1] == CHAR["and"] and measured.measure in HARMED
    return told and _ENDS.match(reduced.classes, chunk.place + 1) is not None


def _so_many_families(reduced: Reduced, chunk: Chunk, measured: Chunk) -> bool:
    """`90,000 people were evacuated, about 20,000 families`: the same people by households."""
    told = measured.measure in EXILE and measured.head is not None and measured.head.unit == "person"
    if not told or chunk.kind != "N_person" or chunk.head is None or chunk.head.unit != "household":
        return False
    return _IN_FAMILIES.fullmatch(reduced.classes, measured.place + 1, chunk.place) is not None


_IN_FAMILIES = compiled(
    "[{have}{be}{adv}{skip}{part}{pred}{intr}{word}{word_ed}]*[{comma}{or}{open}{dash}]{or}?[{adv}{mod}]?"
)


def _listed(chunk: Chunk, measured: Chunk | None) -> tuple[str | None, bool, bool]:
    """What somebody lists beside others is a part; the same noun again, a rival count; bodies are what they are."""
    if chunk.head is not None and chunk.head.unit == "body":
        return None, False, False
    again = measured is not None and measured.head is not None and measured.head is chunk.head
    return ("carry", not again, again) if chunk.mixed or again else (None, False, False)


_SENT_HOME = frozenset(("bare predicate", "placed predicate", "object"))
_COMPANY = 20
"""From how many soldiers a number is of troops."""


def _only_shot(reduced: Reduced, chunk: Chunk) -> bool:
    """`3 cops shot, gunman dead`: in a headline that tells of others that they died, those who were shot live."""
    if chunk.clause != "bare predicate" or chunk.cue is None or chunk.place + 3 >= len(reduced.classes):
        return False
    text, parts = reduced.tokens.text, reduced.classes[chunk.place + 1 : chunk.place + 3]
    if text[chunk.cue[0] : chunk.cue[1]].strip().lower() != "shot" or parts != CHAR["part"] + CHAR["comma"]:
        return False
    other = reduced.chunks.get(chunk.place + 3)
    if other is None or other.cue is None or other.measure != "killed" or other.clause != chunk.clause:
        return False
    return text[other.cue[0] : other.cue[1]].strip().lower() != "shot"


def _is_both(reduced: Reduced, chunk: Chunk) -> bool:
    """The two engineers, both employees of ...: the same two again."""
    before = reduced.chunks.get(chunk.place - 2)
    return (
        before is not None
        and before.kind == "N_person"
        and chunk.quantity is not None
        and reduced.tokens.classes[chunk.quantity.first] == CHAR["both"]
    )


def _aged(reduced: Reduced, chunk: Chunk) -> None:
    """a shepherd, 13, is a child"""
    age = reduced.chunks.get(chunk.place + 1)
    if age is None or age.kind != "date" or reduced.tokens.classes[age.first] != CHAR["comma"]:
        return
    years = reduced.tokens.entry(age.first + 1).value
    if years is not None and years < 18:
        chunk.population = "child"


def _is_year(reduced: Reduced, chunk: Chunk) -> bool:
    """A bare 1982 is a year."""
    quantity = chunk.quantity
    return (
        quantity is not None
        and quantity.after == quantity.first + 1
        and reduced.tokens.classes[quantity.first] == CHAR["year"]
    )


def _intrinsic(reduced: Reduced, chunk: Chunk) -> None:
    if chunk.inner is not None and chunk.kind == "N_person":
        chunk.measure = chunk.inner[0]
        token = chunk.inner[1]
        chunk.cue = (reduced.tokens.start(token), reduced.tokens.ends[token])
        return
    head = chunk.head
    if head is None:
        return
    if head.char == CHAR["victims"] and chunk.kind == "N_person":
        return
    if head.population == "prisoner" and _ACTS.match(reduced.classes, chunk.place + 1):
        return
    if head.measure is not None and chunk.kind in ("N_person", "N_count", "Z_person"):
        chunk.measure = head.measure
    elif head.measure == "killed" and head.unit == "body" and chunk.kind == "I_person":
        chunk.measure = "killed"
    elif chunk.kind == "N_person" and chunk.population in _INSIDE and _of_site(reduced, chunk):
        chunk.measure = _of_site(reduced, chunk)
    elif chunk.kind == "N_person" and chunk.quantity is not None and head.unit == "person":
        least = _ENOUGH[head.armed]
        if least is not None and chunk.amount >= least:
            chunk.measure = "troops"


_ACTS = compiled("(?:{have}|{adv})*(?:{be}[{word_ing}{take}]|[{word_ed}{word_s}])")
"""Prisoners who do something are told of for that: 41 prisoners are refusing food."""

_INSIDE = frozenset(("all", "civilian", "prisoner"))


def _of_site(reduced: Reduced, chunk: Chunk) -> str | None:
    """The camp's 33,000 residents, the jail's 900 inmates: what those inside are."""
    measure = reduced.tokens.entry(chunk.first - 1).measure
    if reduced.tokens.classes[chunk.first - 1] != CHAR["poss"] or chunk.amount < _COMPANY:
        return None
    return "camped" if measure == "displaced" else measure


def _carried(reduced: Reduced, chunk: Chunk, measured: Chunk | None) -> None:
    """Five died in Homs and two in Hama: a bare number after a figure of the same sentence counts the same."""
    if measured is None or measured.measure in ("equipment", "none"):
        return
    if measured.measure == "troops" and not _more_troops(reduced, chunk):
        return
    classes, place = reduced.classes, chunk.place
    if CHAR["end"] in classes[measured.place : place] or place - measured.place > 24 or _of_ages(reduced, chunk):
        return
    told = measured.measure == "troops" or _ENDS.match(classes, place + 1)
    near = _CARRIED.match(classes, place - 1) or classes[place - 1] == CHAR["deploy"]
    if told and (near or _ANOTHER.search(classes, measured.place, place + 1)):
        chunk.measure = "carry"
        before = reduced.chunks.get(place - 1)
        if before is not None and before.kind == "people":
            chunk.population = before.population
        elif classes[place - 1] == CHAR["classifier"] and (measured.clause == "lost" or classes[place - 2] in _APART):
            chunk.population = reduced.tokens.entry(reduced.token[place - 1]).role


def _of_ages(reduced: Reduced, chunk: Chunk) -> bool:
    """`They are 16, 17, 19`: what stands in a row with a number that counts nobody counts nobody."""
    before = reduced.chunks.get(chunk.place - 2)
    row = before is not None and before.kind == "N_bare" and reduced.classes[chunk.place - 1] == CHAR["comma"]
    return row and before is not None and before.measure is None


_ANOTHER = compiled("{comma}(?:[{word_s}{clinic}]|[{the}{a}][{clinic}{thing_sg}{word}{nat}]){N_bare}$")
"""`the ministry reports two dead, a hospital four`: the same by somebody else's count"""


def _more_troops(reduced: Reduced, chunk: Chunk) -> bool:
    """`300 police have landed; 800 more are due`, `13,289 (troops 11,698, police 1,591)`: what else is troops."""
    before = reduced.chunks.get(chunk.place - 1)
    if before is not None and before.kind == "people":
        return before.population in FORCES
    deployed = reduced.classes[chunk.place - 1] == CHAR["deploy"]
    return deployed or (chunk.quantity is not None and chunk.quantity.more)


_APART = (CHAR["open"], CHAR["comma"])


def losers(reduced: Reduced) -> None:
    """The army lost two men: they are the army's; the rebels have 8,000 men: they are rebels."""
    for place, chunk in reduced.chunks.items():
        before = reduced.classes[place - 1 : place]
        if chunk.kind == "N_bare" and chunk.population is None and chunk.measure in HARMED and before in _BORNE:
            chunk.population = pieces.side(reduced, place - 1)
        if chunk.kind != "N_person" or not _open(chunk):
            continue
        if chunk.measure == "troops" or before == CHAR["lose"]:
            chunk.population = pieces.side(reduced, place - 1) or chunk.population


_BORNE = (CHAR["lose"], CHAR["suffer"])


def _open(chunk: Chunk) -> bool:
    return chunk.head is not None and (chunk.head.defers or chunk.population in ("man", "all", None))
