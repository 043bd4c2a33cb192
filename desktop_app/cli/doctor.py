"""``vitrine doctor``: check the installation, the model and the catalogue."""

import argparse
from functools import partial
from pathlib import Path

from desktop_app import paths
from desktop_app.cli.console import print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_command, file_path
from desktop_app.domain.actor import Actor
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine doctor``."""
    parser = add_command(
        subparsers, "doctor", run, "check the installation, the model and the catalogue"
    )
    parser.add_argument(
        "--catalog", type=file_path, metavar="DIR", help="catalogue folder (default: the last one)"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print what is installed and in use, and every problem found."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.diagnostics import diagnose

    last_folder = Path(settings.catalogue) if settings.catalogue else None
    findings = diagnose(
        options.catalog or last_folder,
        paths.model_card(options.model or settings.model),
        device=options.device or settings.device,
        open_catalogue=partial(open_catalogue, actor=Actor.local(), create=False),
    )
    if options.json:
        print_json(findings.as_json())
    else:
        print_lines(findings.as_lines())
    return ExitStatus.INPUT_ERROR if findings.problems else ExitStatus.OK
