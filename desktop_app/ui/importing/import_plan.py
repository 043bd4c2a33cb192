"""The import plan, and the folders of catalogues that an import can create."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop_app.domain.table_options import TableOptions
from desktop_app.ui.i18n.catalogue_name import SAMPLE_NAME


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What to import, where from and into which catalogue.

    Attributes:
        source: a table or a folder of pictures.
        catalogue: the folder of the target catalogue; it may not exist yet.
        mapping: column heading by product field; None to recognise the columns.
        pictures_root: the folder that relative picture paths start from; None for
            the table's own folder.
        options: how the table is read.
        downloads: whether pictures on the web are downloaded: the user said so.
        archives_missing: whether products that the table no longer has are archived.
        missing_products: (n,) int64 ids of those that the user has seen: if the table changes
            before the import, no others are archived.
    """

    source: Path
    catalogue: Path
    mapping: Mapping[str, str] | None = None
    pictures_root: Path | None = None
    options: TableOptions = field(default_factory=TableOptions)
    downloads: bool = False
    archives_missing: bool = False
    missing_products: npt.NDArray[np.int64] | None = field(default=None, compare=False)


def sample_catalogue_folder(catalogues_folder: Path) -> Path:
    """Return the folder of the user's copy of the sample catalogue."""
    # Not "sample", the folder of an earlier sample with other products.
    return catalogues_folder / SAMPLE_NAME


def new_catalogue_folder(catalogues_folder: Path, name: str) -> Path:
    """Return a folder that does not exist yet, named after ``name``."""
    folder_name = re.sub(r"[^\w -]+", "-", name).strip(" -") or "catalogue"
    folder = catalogues_folder / folder_name
    number = 2
    while folder.exists():
        folder = catalogues_folder / f"{folder_name} {number}"
        number += 1
    return folder
