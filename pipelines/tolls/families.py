"""Fits families of series (parts and their whole, lineages and their pool), and spreads many over the processors."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
import polars as pl

from pipelines.tolls import components, rows
from pipelines.tolls.bounds import Daily, daily
from pipelines.tolls.joint import overtaken, slips
from pipelines.tolls.points import Ints, Points, by_series
from pipelines.tolls.pool import Pooled, Voice, pool
from pipelines.tolls.rules import Rules
from pipelines.tolls.scopes import Scopes
from pipelines.tolls.series import TOLL_KEY
from pipelines.tolls.settle import Settled, settle
from pipelines.tolls.stocks import daily_stock, settle_stock

FAMILY = ["measure", "unit", "place_key", "basis", "start"]
"""Series that agree in these are fitted together: parts before their whole, and lineages before their pool."""

MANY = 20_000
"""Claims from which a pool of processes is worth its start."""

_BATCH = 2_000
"""Claims of the families that are fitted in one go: spreads the cost of a pass over frames, bounds memory."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Fitted:
    """Rows of the tables `series_claims` and `tolls` for some whole families."""

    series_claims: pl.DataFrame
    tolls: pl.DataFrame


def fit_families(told: pl.DataFrame, method: Rules, known: Scopes, report: Progress) -> Iterator[Fitted]:
    """Batches of families fitted, in the order of the families; many are spread over the machine's processors.

    `told` must hold whole families. The result is the same however many processors there are.
    """
    batches = list(_batches(told))
    done, total = 0, told["series_id"].n_unique()
    with _workers(told.height) as executor:
        run = map if executor is None else executor.map
        for fitted in run(_fit, batches, [method] * len(batches), [known] * len(batches)):
            done += fitted.series_claims["series_id"].n_unique()
            report("series", done, total)
            yield fitted


def _batches(told: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Whole families, several to a batch."""
    sizes = told.group_by(FAMILY).len().sort(FAMILY)
    batch = sizes.with_columns(((pl.col("len").cum_sum() - 1) // _BATCH).alias("batch")).drop("len")
    joined = told.join(batch, on=FAMILY, how="left", nulls_equal=True, maintain_order="left")
    for _, part in joined.sort("batch", maintain_order=True).group_by("batch", maintain_order=True):
        yield part.drop("batch")


@contextmanager
def _workers(claims: int) -> Iterator[Executor | None]:
    """A pool of fresh processes where there is enough to do and more than one processor to do it."""
    # A process of a pool must not open one of its own.
    inside = multiprocessing.parent_process() is not None
    count = os.cpu_count() or 1
    if claims < MANY or count < 2 or inside:
        yield None
        return
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


def _fit(told: pl.DataFrame, method: Rules, known: Scopes) -> Fitted:
    """One batch: the parts of every whole before it, and of each toll its lineages together and then one by one."""
    settled: dict[str, Settled] = {}
    suspects: dict[str, str] = {}
    for group in components.in_order(told, known):
        for series in _by_toll(group):
            settled |= _settle_toll(series, suspects, method)
        suspects |= components.suspects(told, settled, known, method("digit_error", "days"))
    return Fitted(rows.series_claims(settled), rows.tolls(list(_curves(told, settled, method))))


_OneSeries = tuple[str, str, Points]


def _by_toll(group: pl.DataFrame) -> Iterator[tuple[str, list[_OneSeries]]]:
    """For each toll its basis, and its series as (series_id, lineage, points)."""
    names = group.select("series_id", "lineage", *TOLL_KEY).unique("series_id").sort(*TOLL_KEY, "lineage")
    points = {series_id: (basis, points) for series_id, basis, points in by_series(group)}
    rows = [(tuple(key), series_id, lineage) for series_id, lineage, *key in names.iter_rows()]
    for _, part in groupby(rows, key=lambda row: row[0]):
        series = [(series_id, lineage, points[series_id][1]) for _, series_id, lineage in part]
        yield points[series[0][0]][0], series


def _settle_toll(toll: tuple[str, list[_OneSeries]], suspects: dict[str, str], method: Rules) -> dict[str, Settled]:
    basis, series = toll
    if basis == "stock":
        return {series_id: settle_stock(points, method) for series_id, _, points in series}
    wrong = suspects | slips([(lineage, points) for _, lineage, points in series], method)
    return {series_id: settle(points, method, wrong) for series_id, _, points in series}


def _curves(told: pl.DataFrame, settled: dict[str, Settled], method: Rules) -> Iterator[rows.Curve]:
    """Every lineage's curve and every pooled one (lineage None), each with what it is about."""
    names = told.group_by("series_id").agg(
        pl.col("lineage", *TOLL_KEY).first(),
        pl.col("place_id").drop_nulls().first(),
        pl.col("place").drop_nulls().mode().sort().first(),
        pl.col("reliability").max(),
    )
    names = names.with_columns(pl.coalesce("place", "place_key").alias("place")).sort(*TOLL_KEY, "lineage")
    for key, part in names.group_by(TOLL_KEY, maintain_order=True):
        voices = [_voice(row, settled[row["series_id"]], method) for row in part.iter_rows(named=True)]
        about = dict(zip(TOLL_KEY, key, strict=True))
        about |= {"place_id": part.item(0, "place_id"), "place": part["place"].mode().sort()[0]}
        for voice in voices:
            yield about | {"lineage": voice.lineage}, _alone(voice)
        stock = about["basis"] == "stock"
        counted = [voice for voice in voices if voice.stands] or voices
        yield about | {"lineage": None}, pool(counted if stock else _heard(counted, method), method, may_fall=stock)


def _voice(row: dict[str, object], series: Settled, method: Rules) -> Voice:
    days = daily_stock(series) if row["basis"] == "stock" else daily(series, method)
    return Voice(str(row["lineage"]), float(str(row["reliability"])), series, days)


def _heard(voices: list[Voice], method: Rules) -> list[Voice]:
    """The lineages as they are heard beside each other: what others have passed is a floor only."""
    now = overtaken([voice.settled for voice in voices], method)
    return [
        voice if one is voice.settled else replace(voice, settled=one, daily=daily(one, method))
        for voice, one in zip(voices, now, strict=True)
    ]


def _alone(voice: Voice) -> Pooled:
    days: Daily = voice.daily

    def named(by: Ints) -> list[str | None]:
        return [voice.settled.points.claim_id[i] if i >= 0 else None for i in by]

    past = days.day > voice.knots[-1]
    high = np.where(past, np.inf, days.high)
    one = np.ones(len(days.day), dtype=np.int64)
    high_by = np.where(past, -1, days.high_by)
    return Pooled(days.day, days.low, days.best, high, named(days.low_by), named(high_by), days.claims, one, past)
