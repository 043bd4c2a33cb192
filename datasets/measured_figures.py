"""Figures that benchmarks and training keep, for the table of ``benchmarks.targets``."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import write_atomically

FOLDER: Final = Path(__file__).resolve().parent.parent / "build" / "figures"


def keep_figures(benchmark: str, figures: Mapping[str, float]) -> None:
    """Add figures to those of a benchmark; earlier ones of the same name are replaced."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = {**read_figures(benchmark), **figures}
    with write_atomically(FOLDER / f"{benchmark}.json") as draft:
        draft.write_text(json.dumps(kept, indent=2), encoding="utf-8")


def read_figures(benchmark: str) -> dict[str, float]:
    """Return the figures of a benchmark by name; empty if it has not run."""
    file = FOLDER / f"{benchmark}.json"
    if not file.exists():
        return {}
    figures: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return figures
