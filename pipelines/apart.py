"""Works on a batch of articles so that one that breaks the work doesn't break it for the others."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

FEW = 10
"""More broken articles than this in a batch are no odd texts: the fault is the code's, and the run must say so."""

FAILED = {"article_id": pl.String, "reason": pl.String}


def apart(articles: pl.DataFrame, work: Callable[[pl.DataFrame], pl.DataFrame]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows that `work` makes of `articles` (column article_id), and the articles at which it raised (FAILED).

    A batch that raises is halved until the articles at fault stand alone. Raises the work's own error where more than
    FEW are, or where it raises without any article.
    """
    try:
        return work(articles), pl.DataFrame(schema=FAILED)
    except Exception as error:
        if articles.height <= 1:
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:500]
            return work(articles.clear()), articles.select("article_id", reason=pl.lit(reason))
        middle = articles.height // 2
        (first, broken), (second, others) = apart(articles[:middle], work), apart(articles[middle:], work)
        failed = pl.concat([broken, others])
        if failed.height > FEW:
            raise
        return pl.concat([first, second]), failed
