"""What the import dialog decides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """An import that can be started.

    Attributes:
        source: table or folder.
        catalogue: the catalogue folder that takes it in; it may not exist yet.
        mapping: product field to column heading; None takes what is recognised.
        pictures_root: where relative picture paths count from; None for the
            table's own folder.
    """

    source: Path
    catalogue: Path
    mapping: Mapping[str, str] | None = None
    pictures_root: Path | None = None


def sample_catalogue(home: Path) -> Path:
    """Return the folder of the user's own copy of the sample."""
    # "sample" was an earlier one, with other products; who has it keeps it.
    return home / "Sample shop"


def new_catalogue(home: Path, name: str) -> Path:
    """Return a folder in ``home`` that does not exist yet, named after ``name``."""
    kept = re.sub(r"[^\w -]+", "-", name).strip(" -") or "catalogue"
    folder = home / kept
    number = 2
    while folder.exists():
        folder = home / f"{kept} {number}"
        number += 1
    return folder
