"""The thresholds of the method, read from `seeds/rules.csv`: no number of the reconciliation stands in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipelines import seeds, settings
from pipelines.ids import make_id
from pipelines.settings import SEEDS
from pipelines.tolls.policies import MEANINGS

_SEVERITIES = ("note", "check", "error")


@dataclass(frozen=True)
class Rules:
    """Thresholds by rule and parameter, the severity of every finding, and what each number means."""

    numbers: Mapping[tuple[str, str], float]
    severities: Mapping[str, str]
    meanings: Mapping[tuple[str, str], str]
    policy: str = "fit"

    def __reduce__(self) -> tuple[Any, ...]:
        """Read-only views of mappings don't go to another process: plain ones do."""
        return _restored, (self.policy, dict(self.numbers), dict(self.severities), dict(self.meanings))

    def __call__(self, rule: str, parameter: str) -> float:
        """One threshold; KeyError where `seeds/rules.csv` has no such row."""
        return self.numbers[rule, parameter]

    @cached_property
    def fingerprint(self) -> str:
        """A hash of every threshold and of the policy: when one changes, every series is fitted again."""
        numbers = (f"{rule}.{name}={value!r}" for (rule, name), value in sorted(self.numbers.items()))
        return make_id(*numbers, *([] if self.policy == "fit" else [self.policy]))

    def following(self, policy: str) -> Rules:
        """The same rules under another policy of pooling (see `policies.MEANINGS`)."""
        if policy not in MEANINGS:
            raise KeyError(f"no such policy: {policy}; there are {', '.join(MEANINGS)}")
        return replace(self, policy=policy)

    def changed(self, **numbers: float) -> Rules:
        """The same rules with some numbers replaced, named `rule__parameter`."""
        new = {tuple(name.split("__", 1)): float(value) for name, value in numbers.items()}
        unknown = sorted("__".join(key) for key in new if key not in self.numbers)
        if unknown:
            raise KeyError(f"no such threshold: {', '.join(unknown)}")
        return Rules(MappingProxyType({**self.numbers, **new}), self.severities, self.meanings, self.policy)  # type: ignore[dict-item]


def _restored(policy: str, *tables: dict[Any, Any]) -> Rules:
    numbers, severities, meanings = (MappingProxyType(table) for table in tables)
    return Rules(numbers, severities, meanings, policy)


def load(folder: Path = SEEDS) -> Rules:
    """The rules of `rules.csv` in `folder`, under the policy of the settings; raises SeedError with file and line."""
    return _load(folder).following(settings.policy())


@cache
def _load(folder: Path) -> Rules:
    columns = {"rule": seeds.text, "parameter": seeds.text, "value": seeds.text, "meaning": seeds.text}
    rows = seeds.read("rules.csv", columns, folder)
    numbers: dict[tuple[str, str], float] = {}
    severities: dict[str, str] = {}
    for row in rows:
        if row["parameter"] == "severity":
            severities[row["rule"]] = seeds.choice(*_SEVERITIES)(row["value"])
        else:
            numbers[row["rule"], row["parameter"]] = seeds.number(row["value"])
    meanings = {(row["rule"], row["parameter"]): row["meaning"] for row in rows}
    return Rules(MappingProxyType(numbers), MappingProxyType(severities), MappingProxyType(meanings))
