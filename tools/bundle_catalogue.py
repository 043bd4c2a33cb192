"""Build the ready catalogue of the sample: ``python -m tools.bundle_catalogue``.

Imports ``assets/sample/products.csv`` with the import of the program, reads the labels in
its pictures, and packs the catalogue as ``assets/sample/catalog.sqlite``. ``--unpack FOLDER``
instead unpacks a copy into a folder, as the program does.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TypeVar

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.bundled_catalogue import pack, unpack
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import Job, finish
from desktop_app.vision.embedder import default_threads
from desktop_app.vision.label_text import LabelReader

Result = TypeVar("Result")


def main() -> None:
    """Build or unpack the catalogue."""
    parser = argparse.ArgumentParser(prog="python -m tools.bundle_catalogue", description=__doc__)
    parser.add_argument(
        "--unpack", type=Path, metavar="FOLDER", help="unpack a copy into this folder"
    )
    folder: Path | None = parser.parse_args().unpack
    if folder is None:
        bundle(paths.sample_folder() / "products.csv", paths.sample_template())
    else:
        unpack(paths.sample_template(), folder)


def bundle(table: Path, target: Path) -> None:
    """Import a table and pack the catalogue.

    Args:
        table: of the products; every row must be valid.
        target: the packed file, in the folder of the table.
    """
    with tempfile.TemporaryDirectory() as name:
        # On the CPU the embeddings are nearly the same on every computer.
        workspace = finish(
            Workspace.open(
                open_catalogue(Path(name), actor=Actor.local()), paths.model_card(""), device="cpu"
            )
        )
        try:
            report = _run_with_progress(workspace.import_products(table))
            if (reader := LabelReader.load(default_threads())) is None:
                sys.exit("rapidocr is not installed; install vitrine[ocr], then run this again")
            _run_with_progress(workspace.labels.read_pictures(reader))
        finally:
            workspace.close()
        if report.rejected:
            sys.exit("\n".join(f"line {row.line}: {row.reason}" for row in report.rejected))
        pack(Path(name), target)
    megabytes = target.stat().st_size / 1e6
    print(f"{report.added} products, {report.pictures} pictures, {megabytes:.1f} MB in {target}")


def _run_with_progress(job: Job[Result]) -> Result:
    """Run a job to its end and print the progress."""
    while True:
        try:
            progress = next(job)
        except StopIteration as end:
            print(file=sys.stderr)
            result: Result = end.value
            return result
        print(f"\r{progress.done}/{progress.total}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
