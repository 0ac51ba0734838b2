"""Finds pairs of articles that carry the same copy, comparing new articles with all and nothing else with anything.

Candidates come from an inverted index of sampled shingles; each is then measured exactly on all its shingles. MinHash
was set aside: it estimates resemblance, and at a copy with a fifth of its words changed (containment .51, resemblance
.34) it either misses pairs or proposes millions; a short copy of a long text has no resemblance to speak of.

Containment is the share of the shorter text's shingles that stands in the other. True copies have .84 to .98; changing
a fifth of the words one by one leaves .8 x .8 x .8 = .51, and .40 in the unluckiest short text. Of 1,499 real
dispatches on one war, no two that weren't copies shared more than .36, and all that were shared .66 or more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from pipelines.articles.forms import copies_only
from pipelines.articles.sketches import COMPLETE_BELOW, RATE, shingles

CONTAINMENT = 0.4
"""Least share of the shorter text that makes it a copy."""
RESEMBLANCE = 0.15
"""Least share of the longer text: a brief quoted whole in ten reviews of the month doesn't make them one story."""
TUPLE_SIZE = 4
"""Different figures that two texts must hold, and no others, to be one report in two languages."""
TUPLE_DAYS = 3
"""Days within which they must have appeared."""

PAIRS: dict[str, Any] = {"one": pl.String, "other": pl.String}

_SHARING = {"one": pl.UInt32, "other": pl.UInt32, "shared": pl.UInt32}
_CROWD = 100  # articles that share a shingle; above that each is compared with the earliest of them only
_LEADERS = 6  # how many those are
_LEAST_SHARED = 0.15  # of the sample: far below CONTAINMENT, since a sample may be unlucky
_FRESH_BATCH = 2_000
_PAIR_BATCH = 2_000

Texts = Callable[[list[str]], pl.DataFrame]
"""Gives article_id and text of the articles asked for."""


def links(fresh: pl.Series, sketches: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """All pairs (columns of PAIRS, one < other) of copies in which at least one article is among the fresh ids.

    sketches: the columns of SKETCHES and published_on, for every article of the ledger.
    """
    wording = measured(candidates(fresh, sketches), texts).filter(is_copy()).select(PAIRS.keys())
    parts = [_not_forms(batch, sketches, texts) for batch in wording.iter_slices(_PAIR_BATCH)]
    return pl.concat([wording.clear(), *parts, _same_figures(fresh, sketches)]).unique().sort("one", "other")


def candidates(fresh: pl.Series, sketches: pl.DataFrame) -> pl.DataFrame:
    """Pairs (columns of PAIRS) with at least one fresh article that share enough of their samples to be measured."""
    order = sketches.sort("published_on", "article_id", nulls_last=True).with_row_index("number")
    index = order.select("number", pl.col("sample").alias("hash")).explode("hash", empty_as_null=False)
    is_fresh = order["article_id"].is_in(fresh.implode())
    asked = index.join(order.filter(is_fresh).select("number"), on="number", how="semi").select("hash").unique()
    index = index.join(asked, on="hash", how="semi")
    index = index.join(index.group_by("hash").agg(pl.len().alias("size")).filter(pl.col("size") > 1), on="hash")
    batches = order.filter(is_fresh).select("number").iter_slices(_FRESH_BATCH)
    parts = [_sharing(index.join(batch, on="number", how="semi"), index) for batch in batches]
    known = order.select("number", "article_id", "shingles")
    pairs = (
        pl.concat([pl.DataFrame(schema=_SHARING), *parts])
        .group_by("one", "other")
        .agg(pl.col("shared").max())
        .join(known.rename({"number": "one", "article_id": "one_id", "shingles": "one_size"}), on="one")
        .join(known.rename({"number": "other", "article_id": "other_id", "shingles": "other_size"}), on="other")
    )
    shorter = pl.min_horizontal("one_size", "other_size")
    rate = pl.when(pl.max_horizontal("one_size", "other_size") < COMPLETE_BELOW).then(1.0).otherwise(1.0 / RATE)
    return (
        pairs.filter(pl.col("shared") >= _LEAST_SHARED * shorter * rate)
        .select(
            pl.min_horizontal("one_id", "other_id").alias("one"), pl.max_horizontal("one_id", "other_id").alias("other")
        )
        .sort("one", "other")
    )


def measured(pairs: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Pairs with their exact `containment` (share of the shorter text) and `resemblance` (share of the longer one)."""
    shares = {"containment": pl.Float64, "resemblance": pl.Float64}
    parts = [_measured(batch, texts) for batch in pairs.sort("one", "other").iter_slices(_PAIR_BATCH)]
    return pl.concat([pl.DataFrame(schema={**pairs.schema, **shares}), *parts])


def is_copy() -> pl.Expr:
    """Whether a measured pair carries the same copy."""
    return (pl.col("containment") >= CONTAINMENT) & (pl.col("resemblance") >= RESEMBLANCE)


def _sharing(fresh: pl.DataFrame, index: pl.DataFrame) -> pl.DataFrame:
    """Pairs of a fresh number with any other and the sampled shingles both have; in a crowd only with its earliest."""
    rare = fresh.filter(pl.col("size") <= _CROWD).select("hash", pl.col("number").alias("one"))
    everywhere = rare.join(index.select("hash", pl.col("number").alias("other")), on="hash")
    crowded = fresh.filter(pl.col("size") > _CROWD).select("hash", pl.col("number").alias("one"))
    crowd = index.join(crowded.select("hash").unique(), on="hash", how="semi").sort("number")
    leaders = (
        crowd.group_by("hash").agg(pl.col("number").head(_LEADERS).alias("other")).explode("other", empty_as_null=False)
    )
    led = crowded.join(leaders, on="hash")
    return (
        pl.concat([everywhere.select("one", "other"), led.select("one", "other")])
        .filter(pl.col("one") != pl.col("other"))
        .select(pl.min_horizontal("one", "other").alias("one"), pl.max_horizontal("one", "other").alias("other"))
        .group_by("one", "other")
        .agg(pl.len().alias("shared"))
    )


def _measured(pairs: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    involved = texts(pl.concat([pairs["one"], pairs["other"]]).unique().sort().to_list())
    sets = shingles(involved["text"])
    sizes = sets.group_by("document").agg(pl.len().alias("size"))
    known = involved.select("article_id").with_row_index("document").join(sizes, on="document", how="left")
    numbered = pairs.join(known, left_on="one", right_on="article_id", maintain_order="left").join(
        known, left_on="other", right_on="article_id", maintain_order="left", suffix="_other"
    )
    shared = (
        numbered.select("document", "document_other")
        .join(sets, on="document")
        .join(sets, left_on=["document_other", "hash"], right_on=["document", "hash"], how="semi")
        .group_by("document", "document_other")
        .agg(pl.len().alias("shared"))
    )
    one, other, common = pl.col("size"), pl.col("size_other"), pl.col("shared").fill_null(0)
    return (
        numbered.join(shared, on=["document", "document_other"], how="left", maintain_order="left")
        .with_columns(
            (common / pl.min_horizontal(one, other)).fill_null(0.0).alias("containment"),
            (common / pl.max_horizontal(one, other)).fill_null(0.0).alias("resemblance"),
        )
        .select(*pairs.columns, "containment", "resemblance")
    )


def _not_forms(pairs: pl.DataFrame, sketches: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    ids = pl.concat([pairs["one"], pairs["other"]]).unique().sort()
    known = sketches.filter(pl.col("article_id").is_in(ids.implode()))
    return copies_only(pairs, known, texts(ids.to_list()))


def _same_figures(fresh: pl.Series, sketches: pl.DataFrame) -> pl.DataFrame:
    """Pairs that hold exactly the same figures, enough of them, within a few days: copies in any language."""
    known = sketches.filter(pl.col("figures").list.len() >= TUPLE_SIZE).select(
        "article_id",
        pl.col("published_on").alias("day"),
        pl.col("figures").cast(pl.List(pl.String)).list.join(" ").alias("key"),
    )
    mine = known.filter(pl.col("article_id").is_in(fresh.implode()))
    near = (pl.col("day") - pl.col("day_other")).dt.total_days().abs() <= TUPLE_DAYS
    return (
        mine.join(known, on="key", suffix="_other")
        .filter(near & (pl.col("article_id") != pl.col("article_id_other")))
        .select(
            pl.min_horizontal("article_id", "article_id_other").alias("one"),
            pl.max_horizontal("article_id", "article_id_other").alias("other"),
        )
        .unique()
        .sort("one", "other")
    )
