"""Opening the catalogue and the model for a subcommand."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_app import paths
from desktop_app.cli.console import run_job
from desktop_app.cli.new_catalogue import removed_if_unused
from desktop_app.domain.actor import Actor
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser
    from desktop_app.engine.workspace import Workspace


@contextmanager
def open_workspace(
    options: argparse.Namespace, settings: Settings, *, create: bool = False
) -> Iterator["Workspace"]:
    """Open the catalogue, load the model and the index, and close all at the end.

    Args:
        options: with ``catalog``, ``model``, ``device`` and ``measure``; None takes
            the value of the settings.
        settings: the user's settings.
        create: whether to create a missing catalogue; it is removed again if an error
            leaves the block before it has a product.

    Raises:
        VitrineError: the catalogue or the model cannot be used.
    """
    # Imported here: it loads the model's and the index's libraries.
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.workspace import Workspace

    with ExitStack() as stack:
        if create:
            stack.enter_context(removed_if_unused(options.catalog))
        workspace = run_job(
            Workspace.open(
                open_catalogue(options.catalog, actor=Actor.local(), create=create),
                paths.model_card(options.model or settings.model),
                device=options.device or settings.device,
                measure=options.measure or settings.measure,
            )
        )
        stack.callback(workspace.close)
        yield workspace


def use_label_reader(workspace: "Workspace", settings: Settings) -> None:
    """Let searches read labels, if the user wants that and rapidocr is installed."""
    from desktop_app.vision.embedder import default_threads
    from desktop_app.vision.label_text import LabelReader

    if settings.read_labels:
        workspace.labels.reader = LabelReader.load(default_threads())


@contextmanager
def open_catalogue_to_read(folder: Path) -> Iterator["CatalogueBrowser"]:
    """Open a catalogue without a model; one that does not exist is empty and stays so.

    Raises:
        VitrineError: the catalogue cannot be used.
    """
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.catalogue.sqlite.database import DATABASE_NAME
    from desktop_app.engine.catalogue_browser import CatalogueBrowser

    with ExitStack() as stack:
        exists = (folder / DATABASE_NAME).exists()
        used = folder if exists else Path(stack.enter_context(TemporaryDirectory()))
        catalogue = CatalogueBrowser(open_catalogue(used, actor=Actor.local(), create=not exists))
        stack.callback(catalogue.close)
        yield catalogue
