"""HXL-tagged CSV: totals and stocks under `+total`, new casualties of an event or a day under `+new`."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipelines.reports.exports.content import Content
from pipelines.reports.exports.landing import land_text
from pipelines.reports.files import csv_text
from pipelines.warehouse import query

_TAGS = {
    "kind": "#meta+type",
    "country": "#country+code+v_iso3",
    "place": "#loc+name",
    "place_id": "#loc+code",
    "where_prec": "#loc+precision",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "who": "#x_scope+name",
    "unit": "#x_unit+name",
    "since": "#date+start",
    "date": "#date+end",
    "source": "#meta+source",
    "publisher": "#meta+publisher",
    "url": "#meta+url",
    "id": "#meta+id",
    "is_sample": "#meta+sample",
    "tollbook_version": "#meta+version",
    "method": "#meta+method",
    "known_on": "#date+known",
}
"""Tags of the columns that aren't figures. What the dictionary has no word for is an extension, `#x_`."""

_FIGURES = {"low": "+min", "best": "", "high": "+max"}


def write(content: Content, target: Path) -> int:
    """Write `target`: a row of headings, a row of hashtags, a row a toll or claim; a column a measure and bound.

    Gives how many tolls and claims it holds.
    """
    rows = _rows(content)
    measures = content.tables["measures"].filter(pl.col("measure").is_in(rows["measure"].to_list()))
    figures, tags = [], {}
    for measure, hxl in measures.select("measure", "hxl").iter_rows():
        for flow, kind in (("total", False), ("new", True)):
            of_it = (pl.col("measure") == measure) & (pl.col("is_flow") == kind)
            if rows.filter(of_it).height:
                for bound, mark in _FIGURES.items():
                    name = f"{measure} {flow} {bound}"
                    figures.append(pl.when(of_it).then(pl.col(bound)).alias(name))
                    tags[name] = f"{hxl}+{flow}{mark}"
    facts = [pl.lit(value, pl.String).alias(name) for name, value in content.about.columns().items()]
    plain = [name for name in _TAGS if name in rows.columns]
    frame = rows.select(*plain, *figures, *facts)
    head = pl.DataFrame({name: [(_TAGS | tags)[name]] for name in frame.columns})
    text = head.write_csv() + csv_text(frame, header=False)
    land_text(target, text)
    return frame.height


def _rows(content: Content) -> pl.DataFrame:
    return query(content.con, "reports/export_hxl", latest=content.latest, told=content.tables["claims"])
