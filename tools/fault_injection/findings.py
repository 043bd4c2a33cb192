"""What has happened in a part, and the cases that are done, so that it can be continued."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_MAX_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case has led to.

    Attributes:
        group: the row of the table in which it is counted.
        outcome: what has happened, in a few words.
        problems: what must not happen.
        seconds: how long it took.
        peak_bytes: the most memory that it took.
    """

    group: str
    outcome: str
    problems: tuple[str, ...] = ()
    seconds: float = 0.0
    peak_bytes: int = 0


@dataclass(slots=True)
class Findings:
    """The results of all cases of a part, kept in a file.

    Args:
        file: one case a line; those that are in it already are not run again.
    """

    file: Path
    results: dict[str, CaseResult] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the cases that are done."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        for line in self.file.read_text().splitlines() if self.file.exists() else ():
            case = json.loads(line)
            fields = {**case["result"], "problems": tuple(case["result"]["problems"])}
            self.results[case["name"]] = CaseResult(**fields)

    def run(self, name: str, case: Callable[[], CaseResult]) -> None:
        """Run a case, unless it is done."""
        if name in self.results:
            return
        result = case()
        self.results[name] = result
        fields = {name: getattr(result, name) for name in CaseResult.__slots__}
        with self.file.open("a") as stream:
            stream.write(json.dumps({"name": name, "result": fields}) + "\n")
        for problem in result.problems:
            print(f"{name}: {problem}", flush=True)

    @property
    def problems(self) -> list[str]:
        """What must not happen, with the name of its case."""
        return [f"{name}: {one}" for name, case in self.results.items() for one in case.problems]

    def table(self, title: str) -> list[str]:
        """Return the results as lines: one for each group."""
        groups: dict[str, list[CaseResult]] = {}
        for result in self.results.values():
            groups.setdefault(result.group, []).append(result)
        lines = [f"{title}: {len(self.results)} cases, {len(self.problems)} problems"]
        lines += [_row(name, cases) for name, cases in groups.items()]
        lines += [f"  {problem.splitlines()[0]}" for problem in self.problems[:_MAX_SHOWN]]
        return lines


def _row(name: str, cases: Sequence[CaseResult]) -> str:
    outcomes = Counter(case.outcome for case in cases).most_common()
    text = ", ".join(f"{count} {outcome}" for outcome, count in outcomes)
    slowest = max(case.seconds for case in cases)
    peak = max(case.peak_bytes for case in cases) / 1e6
    return f"  {name:28} {len(cases):5}  {text}; slowest {slowest:.1f} s, {peak:.0f} MB"
