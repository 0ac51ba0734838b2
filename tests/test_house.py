"""The rules of the house: what a reader may count on wherever they look."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from pipelines import flow
from tests.conftest import ROOT

CODE = sorted([*ROOT.glob("pipelines/**/*.py"), *ROOT.glob("assets/**/*.py")])
STAGES = [stage.name for stage in flow.STAGES]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", CODE, ids=name)
def test_one_idea_a_file(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert ast.get_docstring(tree), "the first line says why the file exists"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 60, node.name
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} is public and says nothing of itself"


@pytest.mark.parametrize("path", sorted(ROOT.glob("pipelines/**/*.py")), ids=name)
def test_pipelines_know_neither_dagster_nor_assets(path: Path) -> None:
    assert not {module for module in imports(path) if module.split(".")[0] in ("dagster", "assets")}


@pytest.mark.parametrize(
    "path", [path for stage in STAGES for path in ROOT.glob(f"pipelines/{stage}/**/*.py")], ids=name
)
def test_a_stage_imports_only_stages_above_it(path: Path) -> None:
    mine = STAGES.index(path.relative_to(ROOT).parts[1])
    used = {module.split(".")[1] for module in imports(path) if module.startswith("pipelines.") and module.count(".")}
    assert not {stage for stage in used if stage in STAGES and STAGES.index(stage) > mine}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_has_the_same_name_everywhere(stage: str) -> None:
    assert (ROOT / "pipelines" / stage / "stage.py").is_file()
    assert (ROOT / "assets" / f"{stage}.py").is_file()
    assert (ROOT / "tests" / stage).is_dir()


@pytest.mark.parametrize("path", CODE, ids=name)
def test_sql_lives_in_sql(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r'"""\s*(SELECT|INSERT|CREATE|WITH|UPDATE|DELETE)\b', text)


@pytest.mark.parametrize("path", sorted(ROOT.glob("sql/**/*.sql")), ids=name)
def test_every_sql_file_says_what_it_does(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("-- ")


@pytest.mark.parametrize("path", sorted(ROOT.glob("seeds/**/*.csv")), ids=name)
def test_every_seed_table_explains_its_columns(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = next(line for line in lines if not line.startswith("#") and line.strip())
    if path.parent.name == "articles":  # sample input, in the formats that users have
        return
    explained = {line.split(":")[0].strip("# ") for line in lines if line.startswith("#")}
    assert set(header.split(",")) <= explained
