"""``vitrine export``: write the products of a catalogue to a file."""

import argparse
from contextlib import closing
from dataclasses import asdict

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, file_path
from desktop_app.cli.usage_errors import UsageError
from desktop_app.domain.actor import Actor
from desktop_app.errors import Message
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine export``."""
    parser = add_command(subparsers, "export", run, "write the products of a catalogue to a file")
    add_catalogue_option(parser)
    parser.add_argument(
        "--out",
        type=file_path,
        required=True,
        metavar="FILE",
        help="CSV, XLSX or JSON file to write, by its suffix; import reads the tables",
    )
    parser.add_argument(
        "--pictures", type=file_path, metavar="FOLDER", help="also copy the pictures to this folder"
    )
    parser.add_argument(
        "--previews", action="store_true", help="show the pictures in the cells of an XLSX file"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Write all products, also archived ones."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.export.catalogue_export import export_catalogue

    if options.previews and options.out.suffix.lower() != ".xlsx":
        raise UsageError(
            Message("--previews has no effect on {name}.", name=options.out.name),
            Message("Leave it out, or write an XLSX file."),
        )
    with closing(open_catalogue(options.catalog, actor=Actor.local(), create=False)) as catalogue:
        report = run_job(
            export_catalogue(
                catalogue, options.out, pictures=options.pictures, with_previews=options.previews
            )
        )
    if options.json:
        print_json({**asdict(report), "out": str(options.out)})
    else:
        lines = [f"{report.products} products in {options.out}"]
        if options.pictures is not None:
            lines.append(
                f"{report.pictures} pictures in {options.pictures}, "
                f"{report.thumbnails} of them small because the original is gone"
            )
        print_lines(lines)
    return ExitStatus.OK
