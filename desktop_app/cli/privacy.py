"""``vitrine privacy``: what is kept, where and how long, and what leaves the computer."""

import argparse
from contextlib import ExitStack
from pathlib import Path

from desktop_app import paths
from desktop_app.cli.console import print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_command, catalogue_location
from desktop_app.cli.output.privacy import facts_as_json, facts_as_lines
from desktop_app.domain.actor import Actor
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine privacy``."""
    parser = add_command(
        subparsers, "privacy", run, "show what is kept, where and how long, and what is sent"
    )
    parser.add_argument(
        "--catalog",
        type=catalogue_location,
        metavar="DIR",
        help="catalogue folder, or the address of a shared one (default: the last one)",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print what the program keeps, and the addresses that it connects to."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.privacy.kept_folders import KeptFolders
    from desktop_app.engine.privacy.privacy_facts import privacy_facts

    last = Path(settings.catalogue) if settings.catalogue else None
    if last is not None and not (last / paths.DATABASE_NAME).is_file():
        last = None
    folder = options.catalog or last
    with ExitStack() as stack:
        catalogue = None
        if folder is not None:
            catalogue = open_catalogue(folder, actor=Actor.local(), create=False)
            stack.callback(catalogue.close)
        facts = privacy_facts(catalogue, KeptFolders(paths.data_folder()), settings)
    if options.json:
        print_json(facts_as_json(facts))
    else:
        print_lines(facts_as_lines(facts))
    return ExitStatus.OK
