"""A desk for the tests of corrections: articles of our own, runs, decisions, and looks at what came of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines import checks, flow, snapshots, warehouse
from pipelines.context import Context
from pipelines.corrections.words import anchored
from pipelines.decisions.file import append
from pipelines.ids import make_id
from pipelines.settings import Settings

KILLED = "Mortar fire on the grain market of Homs killed 14 people on Tuesday, the Tarn Observatory said."
TOTAL = "At least 5,230 people have been killed in Syria since March 2011, according to the Tarn Observatory."
URL = "https://alder.example/homs"
WHO = {"made_on": "2012-08-01", "made_by": "Ada Sample", "reason": "read the article again"}


class Desk:
    """A ledger over a folder of articles."""

    def __init__(self, ledger: Settings) -> None:
        self.ledger, self.folder = ledger, ledger.home.parent / "desk"
        self.folder.mkdir(exist_ok=True)

    def write(
        self, text: str, name: str = "one", url: str | None = URL, day: str | None = "2012-07-25", **more: str
    ) -> Path:
        """Put an article into the folder."""
        head = {"publisher": "Alder Sample Herald", "url": url, "published_on": day, "sample": "true", **more}
        lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
        path = self.folder / f"{name}.txt"
        path.write_text(f"---\n{lines}---\n{text}\n", encoding="utf-8")
        return path

    def run(self) -> flow.Outcome:
        """Run everything over the folder."""
        return flow.run(Context(self.ledger, paths=(self.folder,)))

    def correct(self) -> None:
        """Apply the file of corrections, and nothing else."""
        with warehouse.writing(self.ledger) as con:
            stage = next(stage for stage in flow.STAGES if stage.name == "corrections")
            stage.run(con, Context(self.ledger))
            flow.require(checks.run_checks(con, "corrections"))
            snapshots.publish_from(con, self.ledger, make_id(datetime.now(UTC).isoformat()))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the published ledger."""
        with warehouse.reading(self.ledger) as con:
            return con.execute(sql).fetchall()

    def one(self, sql: str) -> Any:
        """The one value that a question has."""
        ((found,),) = self.rows(sql)
        return found

    def claim(self, where: str) -> str:
        """The id of the one claim of which this holds."""
        return str(self.one(f"SELECT claim_id FROM claims WHERE {where}"))

    def decide(self, target: str, action: str, **more: str) -> None:
        """Write a decision into the file, with the words that find it again."""
        with warehouse.reading(self.ledger) as con:
            made = anchored(con, {**WHO, "target": target, "action": action, **more})
        append(self.ledger.corrections, [made])

    def states(self) -> list[str]:
        """The states of the lines of the file, in order."""
        return [state for (state,) in self.rows("SELECT state FROM corrections ORDER BY line")]

    def tolls(self) -> list[tuple[Any, ...]]:
        """Every toll and every finding."""
        tolls = "SELECT toll_id, low, best, high, low_claim, high_claim FROM tolls ORDER BY ALL"
        return self.rows(tolls) + self.rows("SELECT finding_id, sentence FROM findings ORDER BY ALL")


def opened(ledger: Settings) -> Desk:
    """A desk with one article in its folder."""
    desk = Desk(ledger)
    desk.write(f"HOMS (Sample) - {KILLED}\n\n{TOTAL}\n\nThe council met in the evening.")
    return desk
