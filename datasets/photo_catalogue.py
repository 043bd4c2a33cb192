"""Import of labelled photos into a catalogue, with the import of the program."""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from datasets.labelled_photos import LabelledPhoto
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish


@contextmanager
def open_photo_catalogue(
    photos: Sequence[LabelledPhoto], model: str, folder: Path | None = None
) -> Iterator[Workspace]:
    """Import the photos and open the catalogue.

    Args:
        photos: of the products.
        model: name of a model card; "" for the shipped one.
        folder: of the catalogue; None for a temporary one.
    """
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / "products.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["sku", "category", "image"])
            writer.writerows([p.product, p.category, p.file.absolute()] for p in photos)
        workspace = finish(
            Workspace.open(
                open_catalogue(folder or Path(scratch) / "catalogue", actor=Actor.local()),
                paths.model_card(model),
            )
        )
        try:
            finish(workspace.import_products(table))
            yield workspace
        finally:
            workspace.close()
