"""Sets the `!` marks of the example files by what the engine does today: `python -m tests.mentions.mark_known_wrong`.

To be run when the engine has become better (or when new examples have come), never to hide that it has become worse:
the change of the marks shows in the difference that is committed.
"""

from __future__ import annotations

import polars as pl

from pipelines import mentions
from tests.mentions import example_files


def main() -> None:
    """Rewrites the marks and prints how many examples are known to be wrong."""
    examples = example_files.read_all()
    frame = pl.DataFrame({"article_id": [e.name for e in examples], "text": [e.text for e in examples]})
    rows: dict[str, list[dict[str, object]]] = {example.name: [] for example in examples}
    for row in mentions.extract(frame).iter_rows(named=True):
        rows[row["article_id"]].append(row)
    wrong = {example.name for example in examples if any(example_files.unmatched(example, rows[example.name]))}
    for path in sorted(example_files.FOLDER.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        marked = [_marked(line, f"{path.stem}:{number}" in wrong) for number, line in enumerate(lines, start=1)]
        path.write_text("\n".join(marked) + "\n", encoding="utf-8")
    print(f"{len(wrong)} of {len(examples)} examples are known to be wrong")


def _marked(line: str, wrong: bool) -> str:
    if not line.strip() or line.startswith(("#", "    ")):
        return line
    return f"! {line.removeprefix('! ')}" if wrong else line.removeprefix("! ")


if __name__ == "__main__":
    main()
