"""``vitrine`` without a subcommand: open the window."""

import argparse

from desktop_app.cli.options import catalogue_location
from desktop_app.settings import Settings


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the window to the ``vitrine`` parser itself."""
    parser.add_argument(
        "--catalog", type=catalogue_location, metavar="DIR", help="catalogue folder to open"
    )
    parser.add_argument("--sample", action="store_true", help="open the sample catalogue")
    # For tools/bundle/smoke_test.py.
    parser.add_argument("--close-after", type=float, metavar="SECONDS", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Show the window until it is closed."""
    from desktop_app.app import run_window

    return run_window(
        settings,
        catalogue=options.catalog,
        sample=options.sample,
        close_after_s=options.close_after,
    )
