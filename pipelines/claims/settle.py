"""Basis, place and time of every figure of an article, in reading order: later ones lean on earlier ones."""

from __future__ import annotations

from datetime import date

from pipelines.claims.articles import Article, Reading
from pipelines.claims.counts import basis, losses, lowering, recounts
from pipelines.claims.dates import apart, stories, whens
from pipelines.claims.dates.covering import covering
from pipelines.claims.dates.stretches import Period
from pipelines.claims.figures import HARM, Figure, Spot, When
from pipelines.claims.lexicon import BITS, bits
from pipelines.claims.places import spots
from pipelines.claims.places.filed import sited
from pipelines.claims.places.where import Where
from pipelines.claims.sentences import OWNER

_OLDER = bits("older", "earlier", "backdated")
_CARE, _CONDITION = BITS["care"], BITS["condition"]
_HEADLINE = 200
"""Code points from its start within which an article has its headline."""
_FEW = 10
"""Fewer than so many, told in a sentence of their own, are those of one incident."""
_HOST = 200
"""So many dead of a war, told with a day or a month and no place, fell in more than one fight."""
_LANDS = frozenset(("capital", "country", "republic", "island", "nation", "kingdom"))
_VAGUE = 9
"""Coarser than any place."""
_WINDOWED = HARM | {"displaced", "refugees", "returned", "defected"}


def prepare(article: Article, figures: list[Figure]) -> None:
    """Find the times and the place that the sentence of every figure gives it, whatever is told of the others."""
    for figure in figures:
        figure.spans = covering(figure)
    for position, figure in enumerate(figures):
        figure.own = spots.own(article, figures, position)


def settle(article: Article, figures: list[Figure]) -> None:
    """Fill basis, place, as_of and period of every figure, which has been prepared."""
    for position, figure in enumerate(figures):
        spans, own = figure.spans, figure.own
        before = recounts.lead(figures, position)
        figure.struck = (before is not None and before.struck) or _strikes(article, figure.reading)
        figure.basis = _basis(article, figure, before, spans, own)
        if figure.basis == "event" and not spans:
            recounts.count_on(figures, position, own is not None)
            recounts.answer(figure, before)
        elif not spans:
            recounts.count_alike(figures, position)
        if figure.status == "revised" and figure.basis != "event" and not lowering.lowered(figure, figures):
            figure.status = "asserted"
        _windows(article, figure, before, spans)
        _listed(article, figures, position, spans)
        spots.settle(article, figures, position, own)
        if not figure.as_of.day:
            whens.settle(article, figures, position, spans, own is not None and not _cared_for(figure, own))
    _retell(article, figures)


def _cared_for(figure: Figure, own: Where) -> bool:
    """`112 lie at the Red Cross hospital`: where the wounded are taken is no place of another event."""
    sentence = figure.reading.sentence
    ill = own.start > figure.stop and sentence.has(_CONDITION, figure.stop, own.start)
    return figure.measure == "injured" and bool(ill or sentence.has(_CARE, own.start, own.stop))


def _basis(article: Article, figure: Figure, before: Figure | None, spans: list[Period], own: Where | None) -> str:
    hypothetical = figure.status == "hypothetical"
    in_report = _reports(article) or (
        before is not None and before.basis == "cumulative" and (before.window or _counts_window(before, article))
    )
    spread = own is not None and own.link == "across"
    about = (figure.word, figure.bounds, figure.measure, figure.amount)
    year = article.published_on.year if article.published_on else None
    wide = _in_war(before) if own is None else False
    if figure.population == "all":
        wide = wide or _in_capital(figure) or (own is not None and _in_country(article, figure, own))
    elsewhere = own is not None and not _in_country(article, figure, own) and not _in_region(article, own)
    wide = wide or (not elsewhere and (figure.amount or 0) >= _HOST and article.at_war)
    if before and before.reading is figure.reading and apart.risen_from(figure.reading.sentence, figure.word):
        return before.basis
    cues = basis.Cues(*about, spans, spread, hypothetical, in_report, figure.struck, year, wide, not elsewhere)
    found = basis.of_figure(figure.reading.sentence, cues)
    if found == "cumulative" and not spans and basis.large(cues) and not figure.struck:
        figure.struck = any(_strikes(article, earlier) for earlier in article.before(figure.reading.start))
        cues = cues._replace(struck=figure.struck)
        found = basis.of_figure(figure.reading.sentence, cues)
    if found == "cumulative" and not spans and before and before.basis == "event" and _coordinated(figure, before):
        return basis.of_figure(figure.reading.sentence, cues._replace(amount=None))
    if found == "cumulative" and not spans and figure.measure == "equipment" and before and before.basis == "stock":
        return "stock" if _coordinated(figure, before) else found
    if found != "event" or hypothetical or _apart(figure, spans):
        return found
    lead = figure.whole or before
    if lead is None or lead.basis == "event" or (lead.basis == "stock" and figure.measure in HARM):
        return found
    if lead.basis == "cumulative" and lead.reading is figure.reading and recounts.so_far(figure):
        return "cumulative"
    if figure.whole or (lead.reading is figure.reading and _coordinated(figure, lead)):
        return lead.basis
    return found


def _reports(article: Article) -> bool:
    """Whether it is a report that counts: a month that it names is one of its periods, a week no incident."""
    return article.bulletin is not None and article.bulletin.counts


def _in_region(article: Article, own: Where) -> bool:
    """Whether its place is a whole region or province."""
    place = article.gazetteer.places.get(own.place_id or "")
    return place is not None and place.kind in ("region", "admin1")


def _in_country(article: Article, figure: Figure, own: Where) -> bool:
    """Whether its place is a whole country; in `Niger's Tahoua region` it is not."""
    named = figure.reading.sentence.flags[own.stop - 1]
    return own.place_id in article.gazetteer.countries and not named & OWNER


def _in_capital(figure: Figure) -> bool:
    """`67 were killed in the capital on Friday`: in no one spot."""
    return not _LANDS.isdisjoint(figure.reading.sentence.lower[figure.stop : figure.stop + 7])


def _in_war(before: Figure | None) -> bool:
    """Whether the figure told just before counts the dead of a war from its start."""
    return before is not None and before.basis == "cumulative" and before.measure == "killed" and bool(before.period)


def _apart(figure: Figure, spans: list[Period]) -> bool:
    """`seven of them on Friday`, `nine of them when a bus was hit`: a part that tells a day or a deed of its own."""
    if figure.whole is None:
        return False
    dated = bool(spans) and spans[0].start > figure.word and spans[0].precision <= 2 and spans[0].role in ("at", "ago")
    sentence = figure.reading.sentence
    return dated or (figure.stop + 2 < sentence.count and sentence.lower[figure.stop + 2] == "when")


def _strikes(article: Article, reading: Reading) -> bool:
    """Whether a sentence tells of a disaster; only where it may does it matter whether its article tells of a war."""
    return bool(reading.sentence.seen & basis.STRIKING) and basis.strikes(reading.sentence, article.at_war)


def _coordinated(figure: Figure, before: Figure) -> bool:
    """`160 killed and 300 injured since March`: both stand in one clause, a few words apart."""
    if figure.bounds != before.bounds or figure.word - before.stop > 9:
        return False
    if figure.measure == "equipment":
        return before.basis == "stock" or before.measure == "equipment"
    return (before.measure in HARM) == (figure.measure in HARM)


def _windows(article: Article, figure: Figure, before: Figure | None, spans: list[Period]) -> None:
    """Figures of a report share the period that its head, or the figure before, names."""
    if figure.measure not in _WINDOWED or spans or figure.basis in ("stock", "daily"):
        return
    if before is None or (_reports(article) and not before.window):
        head = whens.window_before(article, figure)
        if head:
            figure.basis, figure.window, figure.period = "cumulative", True, head.first
            figure.as_of = When(head.last, head.precision, head.basis)
    if before is None or figure.window or _another_voice(figure, before):
        return
    figure.window = before.window or (before.basis == "cumulative" and _counts_window(before, article))
    if figure.window:
        figure.basis = "cumulative"


def _another_voice(figure: Figure, before: Figure) -> bool:
    """Whether somebody else counts, in another sentence: over a period that need not be that of the one before."""
    told = figure.source.words
    return told is not None and told != before.source.words and figure.reading is not before.reading


def _listed(article: Article, figures: list[Figure], position: int, spans: list[Period]) -> None:
    """A figure of a situation report is a running total, unless its sentence tells of one incident."""
    figure, told = figures[position], article.bulletin
    if told is None or not told.counts or figure.measure not in _WINDOWED:
        return
    if figure.window or figure.status == "hypothetical" or figure.basis in ("stock", "daily"):
        return
    if not _incident(article, figures, position, spans, told.day):
        figure.basis = "cumulative"
        figure.period = figure.whole.period if figure.whole else whens.counted_since(article, figures, figure)


def _incident(
    article: Article, figures: list[Figure], position: int, spans: list[Period], counted: date | None
) -> bool:
    """Whether a report tells of one event: on a day of its own, of one victim, or of how it came about."""
    figure = figures[position]
    if any(p.last and p.precision <= 2 and p.last != counted and p.role in ("at", "ago", "between") for p in spans):
        return True
    if counted and any(p.role == "at" and p.precision == 4 and p.last and p.last.year < counted.year for p in spans):
        return True
    before = figures[position - 1] if position else None
    if before and before.reading is figure.reading and before.basis == "event" and before.status != "hypothetical":
        return True
    told = stories.told_before(article, figure)
    if told and told.last != counted:
        return True
    return (figure.amount or _FEW) < _FEW and figure.whole is None and not _tabled(figure)


def _tabled(figure: Figure) -> bool:
    """`Ostry: 7 dead`, `seven have died`: a figure of a list, or of all so far."""
    gaps = figure.reading.sentence.gaps[: figure.word]
    return losses.bare(figure) or any(":" in gap for gap in gaps) or recounts.so_far(figure)


def _counts_window(figure: Figure, article: Article) -> bool:
    return any(
        whens.is_window(period, figure.reading.sentence.seen, article.published or _reports(article))
        and period.first == figure.period
        and period.last == figure.as_of.day
        for period in figure.reading.periods
    )


def _retell(article: Article, figures: list[Figure]) -> None:
    """A headline's figure takes place and day from the sentence that tells it again."""
    for position, figure in enumerate(figures[:6]):
        if not figure.running and (not figure.place.words or article.titled(figure.reading)):
            figure.place = _placed_later(article, figures, position)
            if position and not figure.place.words:
                figure.place = _placed_beside(article, figure, figures[position - 1])
        if figure.running or (figure.as_of.day and figure.as_of.basis != "publication"):
            continue
        for later in figures[position + 1 : position + 9]:
            if apart.risen_from(later.reading.sentence, later.word):
                continue
            part = later.whole is figure and later.measure == figure.measure
            if (
                (_same(figure, later) or part or _heads(article, figure, later))
                and later.as_of.day
                and not later.running
            ):
                figure.as_of = later.as_of._replace(basis="antecedent")
                figure.period = later.period if figure.basis == later.basis else figure.period
                break
    if article.published:
        _told_of(article, figures)
    for figure in figures:
        if figure.whole and not figure.as_of.day and not figure.running and figure.measure == figure.whole.measure:
            figure.as_of = figure.whole.as_of


def _told_of(article: Article, figures: list[Figure]) -> None:
    """`Monitors who came on Sunday counted 45 shot`: of the event whose day the story names elsewhere."""
    bare = [f for f in figures if f.basis == "event" and f.measure in _BODIES and not f.as_of.day and f.place.words]
    if not bare:
        return
    dated = (f for f in figures if f.basis == "event" and f.measure in _BODIES and f.as_of.day)
    main = next(dated, None)
    for figure in bare if main else ():
        periods = figure.reading.periods
        if not main or not periods or figure.tells(_OLDER) or not stories.same_place(article, main, figure):
            continue
        if all(period.precision == 1 for period in periods):
            figure.as_of = main.as_of._replace(basis="antecedent")


_BODIES = frozenset(("killed", "injured", "casualties"))


def _heads(article: Article, figure: Figure, later: Figure) -> bool:
    """`Gunmen kill dozens at a church`, above a story of 38 dead: a headline's vaguer count of what is told below."""
    reading = figure.reading
    alone = article.text[reading.end : reading.end + 1] == "\n" and not reading.sentence.text.endswith((".", "”"))
    if not alone or reading.start > _HEADLINE or later.measure != figure.measure or figure.value is not None:
        return False
    one, other = (figure.place.words or "").casefold(), (later.place.words or "").casefold()
    return later.reading is not reading and (one in other or other in one)


def _same(figure: Figure, later: Figure) -> bool:
    """Whether a later sentence gives the same number of the same."""
    told = (later.measure, later.amount) == (figure.measure, figure.amount)
    return told and later.reading is not figure.reading


def _placed_beside(article: Article, figure: Figure, before: Figure) -> Spot:
    """`Bus crash leaves 10 dead, 22 hurt`: the place that the story gives the headline's other figure."""
    same = before.reading is figure.reading and not before.running and article.titled(figure.reading)
    parted = same and ";" in before.reading.sentence.gaps[before.word : figure.word]
    return before.place if same and not parted else figure.place


def _placed_later(article: Article, figures: list[Figure], position: int) -> Spot:
    figure = figures[position]
    rough = (figure.place.precision or 1) if figure.place.words else _VAGUE
    again = (f.place for f in figures[position + 1 : position + 9] if _same(figure, f) and f.place.basis == "nearest")
    if figure.place.place_id is None and sited(article, figure.place):
        again = (place for place in again if place.place_id is None)  # on Yonge Street: no town tells it better
    return next((place for place in again if (place.precision or 1) <= rough), figure.place)
