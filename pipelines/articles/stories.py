"""Groups articles that carry the same copy into stories: however often a report is printed, it is one voice.

A story is everything that is linked by copies of copies. Its id is a hash of its earliest member, so that the same
articles form the same stories in whatever order they arrive.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from pipelines.articles.copies import Texts, is_copy, links, measured
from pipelines.ids import make_id

STORIES: dict[str, Any] = {
    "story_id": pl.String,
    "article_id": pl.String,
    "containment": pl.Float64,
    "basis": pl.String,
}


def regroup(sketches: pl.DataFrame, stories: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """The stories of all articles that have none yet, and of those whose stories they join; columns of STORIES.

    sketches: the columns of SKETCHES and published_on, for every article. stories: the rows there are; those of the
    articles in the result are replaced by it.
    """
    fresh = sketches.join(stories, on="article_id", how="anti")["article_id"]
    if fresh.is_empty():
        return pl.DataFrame(schema=STORIES)
    found = links(fresh, sketches, texts)
    linked = pl.concat([found["one"], found["other"]]).unique()
    joined = stories.filter(pl.col("article_id").is_in(linked.implode())).select("story_id").unique()
    members = stories.join(joined, on="story_id", how="semi")
    firsts = members.filter(pl.col("basis") == "first").select("story_id", pl.col("article_id").alias("one"))
    kept = members.select("story_id", pl.col("article_id").alias("other")).join(firsts, on="story_id")
    ids = pl.concat([fresh, members["article_id"]]).unique().sort()
    pairs = pl.concat([found.select("one", "other"), kept.select("one", "other")])
    return _described(grouped(ids, pairs, sketches.select("article_id", "published_on")), sketches, texts)


def grouped(ids: pl.Series, pairs: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """Every id (`article_id`) with the `first` article of its story: the earliest, the undated last, ties by id.

    pairs: `one` and `other`, articles that belong together. days: article_id and published_on.
    """
    from scipy.sparse import coo_matrix  # half a second to load: only when there is something to group
    from scipy.sparse.csgraph import connected_components

    place = pl.DataFrame({"article_id": ids}).with_row_index("place")
    ends = [
        pairs.select(end).join(place, left_on=end, right_on="article_id", how="left", maintain_order="left")["place"]
        for end in ("one", "other")
    ]
    weights = np.ones(pairs.height, dtype=np.int8)
    graph = coo_matrix((weights, (ends[0].to_numpy(), ends[1].to_numpy())), shape=(len(ids), len(ids)))
    _, labels = connected_components(graph, directed=False)
    return (
        place.with_columns(pl.Series("label", labels))
        .join(days, on="article_id", how="left", maintain_order="left")
        .sort("published_on", "article_id", nulls_last=True)
        .select("article_id", pl.col("article_id").first().over("label").alias("first"))
    )


def _described(members: pl.DataFrame, sketches: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Rows of `stories`: how each member of a story stands to its first article."""
    copies = members.filter(pl.col("article_id") != pl.col("first"))
    pairs = copies.select(pl.col("first").alias("one"), pl.col("article_id").alias("other"))
    shares = measured(pairs, texts).select(pl.col("other").alias("article_id"), "containment", "resemblance")
    figures = sketches.select("article_id", "figures")
    same = pl.col("figures") == pl.col("figures_first")
    basis = pl.when(is_copy()).then(pl.lit("shingles")).when(same).then(pl.lit("numbers")).otherwise(pl.lit("chain"))
    described = (
        copies.join(shares, on="article_id")
        .join(figures, on="article_id")
        .join(figures, left_on="first", right_on="article_id", suffix="_first")
        .select("article_id", "first", "containment", basis.alias("basis"))
    )
    leaders = members.filter(pl.col("article_id") == pl.col("first")).with_columns(
        pl.lit(1.0).alias("containment"), pl.lit("first").alias("basis")
    )
    ids = pl.Series("story_id", [make_id("story", first) for first in leaders["first"]], dtype=pl.String)
    return (
        pl.concat([leaders, described])
        .join(leaders.select("first", ids), on="first")
        .select(STORIES.keys())
        .sort("story_id", "article_id")
    )
