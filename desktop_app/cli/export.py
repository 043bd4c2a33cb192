"""``vitrine export``: write the products of a catalogue to a file."""

import argparse
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, file_path
from desktop_app.cli.quantity import quantity
from desktop_app.cli.usage_errors import UsageError
from desktop_app.domain.actor import Actor
from desktop_app.errors import Message
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.catalogue.protocols import Catalogue
    from desktop_app.engine.export.export_report import ExportReport
    from desktop_app.progress import Job


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine export``."""
    parser = add_command(subparsers, "export", run, "write the products of a catalogue to a file")
    add_catalogue_option(parser)
    parser.add_argument(
        "--out",
        type=file_path,
        metavar="FILE",
        help="CSV, XLSX or JSON file to write, by its suffix; import reads it. It is replaced",
    )
    parser.add_argument(
        "--pictures",
        type=file_path,
        metavar="FOLDER",
        help="copy the pictures to this folder; without --out, into a folder for each category",
    )
    parser.add_argument(
        "--previews", action="store_true", help="show the pictures in the cells of an XLSX file"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Write all products, also archived ones; or only their pictures."""
    from desktop_app.catalogue.opening import open_catalogue

    _check_usage(options)
    with closing(open_catalogue(options.catalog, actor=Actor.local(), create=False)) as catalogue:
        report = run_job(_export(options, catalogue))
    if options.json:
        print_json({**asdict(report), "out": options.out and str(options.out)})
    else:
        lines = [f"{quantity(report.products, 'product')} in {options.out or options.pictures}"]
        if options.pictures is not None:
            lines.append(
                f"{quantity(report.pictures, 'picture')} in {options.pictures}, "
                f"{report.thumbnails} of them small because the original is gone"
            )
        print_lines(lines)
    return ExitStatus.OK


def _check_usage(options: argparse.Namespace) -> None:
    """Raise ``UsageError`` for options that are incomplete or have no effect."""
    if options.out is None and options.pictures is None:
        raise UsageError(
            Message("The option --out is missing."),
            Message("Name the file to write, or a folder with --pictures."),
        )
    if options.previews and (options.out is None or options.out.suffix.lower() != ".xlsx"):
        name = options.pictures.name if options.out is None else options.out.name
        raise UsageError(
            Message("--previews has no effect on {name}.", name=name),
            Message("Leave it out, or write an XLSX file."),
        )


def _export(options: argparse.Namespace, catalogue: "Catalogue") -> "Job[ExportReport]":
    from desktop_app.engine.export.catalogue_export import export_catalogue
    from desktop_app.engine.export.picture_folder import export_pictures

    if options.out is None:
        return export_pictures(catalogue, options.pictures)
    return export_catalogue(
        catalogue, options.out, pictures=options.pictures, with_previews=options.previews
    )
