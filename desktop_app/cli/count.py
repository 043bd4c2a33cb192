"""``vitrine count``: count the products in photos of many, and check an order with them."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.console import print_error, print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    add_measure_option,
    file_path,
)
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.errors import VitrineError
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.domain.photo_count import FoundUnit, PhotoCount
    from desktop_app.engine.counting.order_check import OrderLine


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine count``."""
    parser = add_command(subparsers, "count", run, "count the products in photos of many")
    parser.add_argument("photos", nargs="+", type=file_path, metavar="PHOTO")
    add_catalogue_option(parser)
    parser.add_argument(
        "--out",
        type=file_path,
        metavar="FILE",
        help="CSV or XLSX file to write, with the columns photo, sku, name, count, score; it is"
        " replaced",
    )
    parser.add_argument(
        "--order",
        type=file_path,
        metavar="FILE",
        help="CSV file or workbook with the columns sku and quantity, to compare with all photos"
        " together; the exit status is 1 if anything is missing or too many",
    )
    add_measure_option(parser)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print what each photo shows, then what the order lacks.

    An unreadable photo does not stop the others, and no order is complete with one.
    """
    try:
        return _run(options, settings)
    except KeyboardInterrupt:
        if options.out is None:
            raise
        print_error(f"interrupted; {options.out} was not written")
        return ExitStatus.INTERRUPTED


def _run(options: argparse.Namespace, settings: Settings) -> int:
    """See ``run``; an interruption leaves the table as it was."""
    from desktop_app.cli.output.photo_count import as_json, as_lines
    from desktop_app.engine.counting.count_export import count_writer
    from desktop_app.engine.counting.order_check import load_order

    with ExitStack() as stack:
        # First, so that a file that cannot be written is reported before any photo is searched.
        write = stack.enter_context(count_writer(options.out)) if options.out else None
        workspace = stack.enter_context(open_workspace(options, settings))
        order = load_order(options.order, workspace.catalogue.store) if options.order else None
        units: list[FoundUnit] = []
        read = 0
        for photo, count in _counted(options, workspace.counting().count):
            read += 1
            units += count.units
            if options.json:
                print_json(as_json(photo, count))
            else:
                print_lines(as_lines(photo, count))
            if write is not None:
                write(photo, count)
        all_read = read == len(options.photos)
        is_complete = order is None or _print_order(order, units, all_read, options)
    return ExitStatus.OK if all_read and is_complete else ExitStatus.INPUT_ERROR


def _counted(
    options: argparse.Namespace, count: "Callable[[Path], PhotoCount]"
) -> "Iterator[tuple[Path, PhotoCount]]":
    """Yield what was counted in each photo; print why a photo cannot be read."""
    for photo in options.photos:
        try:
            counted = count(photo)
        except VitrineError as error:
            _print_error(photo, error, options)
        else:
            yield photo, counted


def _print_order(
    order: Sequence["OrderLine"],
    units: "Sequence[FoundUnit]",
    all_read: bool,
    options: argparse.Namespace,
) -> bool:
    """Print an order beside what was counted; return whether it is complete."""
    from desktop_app.cli.output.order_check import order_as_json, order_as_lines
    from desktop_app.domain.photo_count import counted_products
    from desktop_app.engine.counting.order_check import check_order

    counted = [(one.product, one.count) for one in counted_products(units)]
    check = check_order(order, counted, sum(unit.product is None for unit in units))
    if options.json:
        print_json(order_as_json(check, all_read=all_read))
    else:
        print_lines(order_as_lines(check, all_read=all_read))
    return check.is_complete


def _print_error(photo: Path, error: VitrineError, options: argparse.Namespace) -> None:
    if options.json:
        print_json({"photo": str(photo), "error": error.as_line()})
    else:
        print_error(error.as_line())
