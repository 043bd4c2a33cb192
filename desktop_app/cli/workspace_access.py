"""Opening the catalogue and the model for a subcommand."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from desktop_app import paths
from desktop_app.cli.console import run_job
from desktop_app.cli.new_catalogue import removed_if_unused
from desktop_app.domain.actor import Actor
from desktop_app.settings import Settings

if TYPE_CHECKING:
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
