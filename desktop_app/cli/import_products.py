"""``vitrine import``: import products into a catalogue."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.cli.console import print_error, print_json, print_lines, print_note, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, file_path
from desktop_app.cli.quantity import quantity
from desktop_app.cli.usage_errors import UsageError
from desktop_app.cli.workspace_access import open_catalogue_to_read, open_workspace
from desktop_app.errors import Message
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.catalogue.io.import_row import TableWarning
    from desktop_app.domain.table_options import TableOptions
    from desktop_app.engine.catalogue_browser import CatalogueBrowser
    from desktop_app.engine.ingest.import_report import ImportReport

_TABLE_OPTIONS: Final = ("sheet", "header_row", "encoding", "delimiter", "map")
_NOT_FOR_FOLDERS: Final = ("pictures", "download", "archive_missing", "supplier", *_TABLE_OPTIONS)


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine import``."""
    parser = add_command(subparsers, "import", run, "import products into a catalogue")
    parser.add_argument("source", type=file_path, help="CSV file, XLSX file or folder of pictures")
    add_catalogue_option(parser)
    parser.add_argument(
        "--pictures",
        type=file_path,
        metavar="ROOT",
        help="folder that relative picture paths start from (default: the table's folder)",
    )
    parser.add_argument(
        "--download",
        action="store_true",
        help="download pictures that the table names by web addresses (default: none)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only show what the import would change"
    )
    parser.add_argument(
        "--archive-missing",
        action="store_true",
        help="archive products that the table had before and no longer has (default: keep them)",
    )
    parser.add_argument(
        "--supplier",
        default="",
        metavar="NAME",
        help="whose table it is; how it is read is remembered for the next table of this name",
    )
    _add_table_options(parser)


def _add_table_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sheet",
        metavar="NAME",
        help="sheet of a workbook, by name or number (default: the first visible one with rows)",
    )
    parser.add_argument(
        "--header-row",
        type=_line_number,
        metavar="N",
        help="line of the headings, from 1 (default: the first line that looks like headings)",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="encoding of a CSV file (default: as its bytes suggest)"
    )
    parser.add_argument(
        "--delimiter", metavar="CHAR", help="between the cells of a CSV file, such as ; or tab"
    )
    parser.add_argument(
        "--map",
        type=file_path,
        metavar="FILE",
        help='columns of fields, as JSON {"sku": "Art.-Nr."} or CSV lines sku,Art.-Nr.',
    )


def _check_usage(options: argparse.Namespace) -> None:
    """Refuse options that would have no effect.

    Raises:
        UsageError: an option is empty, or is not for this kind of source.
    """
    from desktop_app.catalogue.io.mapping_file import read_mapping
    from desktop_app.domain.table_suffixes import WORKBOOK_SUFFIXES

    for name in ("sheet", "encoding", "delimiter"):
        if getattr(options, name) == "":
            raise UsageError(
                Message("--{name} is empty.", name=name), Message("Leave it out or name one.")
            )
    source: Path = options.source
    unused: Sequence[str]
    if source.is_dir():
        kind, unused = Message("a folder of pictures"), _NOT_FOR_FOLDERS
    elif source.suffix.lower() in WORKBOOK_SUFFIXES:
        kind, unused = Message("a workbook"), ("encoding", "delimiter")
    else:
        kind, unused = Message("a CSV file"), ("sheet",)
    given = [name for name in unused if getattr(options, name)]
    if given:
        option = f"--{given[0].replace('_', '-')}"
        raise UsageError(
            Message("{option} has no effect on {kind}.", option=option, kind=kind),
            Message("Leave it out."),
        )
    if options.map is not None and not read_mapping(options.map):
        raise UsageError(
            Message("{name} names no column.", name=options.map.name),
            Message("Write it as {example}.", example='{"sku": "Art.-Nr."}'),
        )


def _line_number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a line number")
    return int(text)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Import the source, or show what would change; rejected rows are no failure."""
    from desktop_app.domain.table_options import TableOptions

    _check_usage(options)
    table_options = TableOptions(
        options.sheet,
        options.header_row,
        options.encoding,
        options.delimiter,
        options.map,
        options.supplier,
    )
    if options.dry_run:
        _preview(options, table_options)
    else:
        _import(options, settings, table_options)
    return ExitStatus.OK


def _import(options: argparse.Namespace, settings: Settings, table_options: "TableOptions") -> None:
    from desktop_app.cli.output.reports import import_as_json, import_as_line
    from desktop_app.domain.download_limits import DownloadLimits

    with open_workspace(options, settings, create=True) as workspace:
        mapping, table_options = _as_remembered(workspace.catalogue, options, table_options)
        if options.download:
            hosts = workspace.catalogue.web_hosts(
                options.source,
                mapping=mapping,
                pictures_root=options.pictures,
                options=table_options,
            )
            for host, count in hosts.items():
                print_note(f"downloading {quantity(count, 'picture')} from {host}")
        report = run_job(
            workspace.import_products(
                options.source,
                mapping=mapping,
                pictures_root=options.pictures,
                download=DownloadLimits() if options.download else None,
                options=table_options,
                archive_missing=options.archive_missing,
            )
        )
        run_job(workspace.finish_index())
    if options.json:
        print_json(import_as_json(report))
    else:
        print_lines([import_as_line(report)])
        _print_problems(report)


def _preview(options: argparse.Namespace, table_options: "TableOptions") -> None:
    from desktop_app.cli.output.import_preview import preview_as_json, preview_as_lines

    with open_catalogue_to_read(options.catalog) as catalogue:
        mapping, table_options = _as_remembered(catalogue, options, table_options)
        preview = run_job(
            catalogue.preview_import(
                options.source,
                mapping=mapping,
                pictures_root=options.pictures,
                options=table_options,
                archive_missing=options.archive_missing,
            )
        )
        found = catalogue.products(preview.missing_products.tolist())
    missing = sorted(found.values(), key=lambda product: product.sku)
    if options.json:
        print_json(preview_as_json(preview, missing))
    else:
        print_lines(preview_as_lines(preview, missing))
        _print_problems(preview.report)


def _as_remembered(
    catalogue: "CatalogueBrowser", options: argparse.Namespace, table_options: "TableOptions"
) -> tuple[Mapping[str, str] | None, "TableOptions"]:
    """Return mapping and options of the table; options that are given replace remembered ones."""
    if any(getattr(options, name) is not None for name in _TABLE_OPTIONS):
        return None, table_options
    layout = catalogue.find_layout(options.source, supplier=options.supplier)
    if layout is None:
        return None, table_options
    whose = f" of {layout.options.supplier}" if layout.options.supplier else ""
    print_note(f"read as the last table{whose} with such headings, see vitrine mappings")
    return layout.mapping, layout.options


def _print_problems(report: "ImportReport") -> None:
    for rejection in report.rejected:
        print_error(f"line {rejection.line}: {rejection.reason}")
    for warning in report.warnings:
        print_error(_warning_as_line(warning))


def _warning_as_line(warning: "TableWarning") -> str:
    column = f", column {warning.column}" if warning.column else ""
    return f"line {warning.line}{column}: {warning.reason}"
