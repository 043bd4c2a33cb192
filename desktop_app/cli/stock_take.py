"""``vitrine stock-take``: count shelves in several photos, and compare with the stock."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Final

from desktop_app.cli.console import print_error, print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    file_path,
    positive_integer,
)
from desktop_app.cli.usage_errors import UsageError
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.domain.actor import Actor
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.catalogue.protocols import Catalogue
    from desktop_app.domain.stock_take import StockLine, StockResult
    from desktop_app.engine.counting.stock_corrections import StockCorrections
    from desktop_app.engine.counting.stock_photos import AddedPhotos
    from desktop_app.engine.counting.stock_takes import StockTakes

_EVERY: Final = "all"


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine stock-take``."""
    parser = add_command(
        subparsers, "stock-take", run, "count shelves in several photos, and compare with the stock"
    )
    parser.add_argument(
        "photos",
        nargs="*",
        type=file_path,
        metavar="PHOTO",
        help="photos that may overlap; without --session they start a new stock take",
    )
    add_catalogue_option(parser)
    parser.add_argument(
        "--session",
        type=positive_integer,
        metavar="N",
        help="the stock take to continue; without photos its differences are shown",
    )
    parser.add_argument("--name", default="", metavar="TEXT", help="of a new stock take")
    parser.add_argument(
        "--unseen", action="store_true", help="also list products with a stock that no photo shows"
    )
    _add_corrections(parser)
    parser.add_argument(
        "--out", type=file_path, metavar="FILE", help="CSV or XLSX file to write the list to"
    )


def _add_corrections(parser: argparse.ArgumentParser) -> None:
    """Add options that can be given several times."""
    parser.add_argument(
        "--count",
        nargs="+",
        action="extend",
        default=[],
        metavar="SKU=N",
        help="use a number that was counted by hand; SKU= uses that in the photos again",
    )
    for name, meaning in (
        ("set", "set the stock of these products to what was counted"),
        ("keep", "keep the stock of these products"),
        ("recount", "note that these products are to be counted again"),
    ):
        parser.add_argument(
            f"--{name}",
            nargs="+",
            action="extend",
            default=[],
            metavar="SKU",
            help=f"{meaning}; {_EVERY}: all open",
        )
    parser.add_argument(
        "--remove",
        nargs="+",
        action="extend",
        type=file_path,
        default=[],
        metavar="PHOTO",
        help="remove photos from the stock take, for example to take them again",
    )
    parser.add_argument(
        "--forget",
        nargs="+",
        action="extend",
        type=positive_integer,
        default=[],
        metavar="N",
        help="remove these",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Count photos, settle differences, and show what there is."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.counting.stock_takes import StockTakes

    _check_usage(options)
    added = _count_photos(options, settings) if options.photos else None
    if added and options.session is None:
        _print_errors(added)
        return ExitStatus.INPUT_ERROR
    store = open_catalogue(options.catalog, actor=Actor.local(), create=False)
    with closing(store):
        takes = StockTakes(store)
        if options.forget:
            for number in options.forget:
                takes.get(number)
            takes.remove(options.forget)
        if options.session is None:
            _show_all(takes, options)
        else:
            _settle_and_show(store, options)
    if added:
        _print_errors(added)
    return ExitStatus.INPUT_ERROR if added and added.errors else ExitStatus.OK


def _print_errors(added: "AddedPhotos") -> None:
    for error in added.errors.values():
        print_error(error.as_line())


def _check_usage(options: argparse.Namespace) -> None:
    """Raise an error for wrong counts or formats, and for options that need a stock take."""
    from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES
    from desktop_app.output_file import check_output

    # Before photos are counted for minutes, and before anything is changed.
    if options.out:
        check_output(options.out, TABLE_SUFFIXES)
    for text in options.count:
        _hand_count(text)
    if options.name and options.session is not None:
        raise UsageError(
            Message("A stock take has its name from its first photos."),
            Message("Leave out --name, or leave out --session to start a new stock take."),
        )
    if options.session is not None or options.photos:
        return
    for name in ("name", "unseen", "count", "set", "keep", "recount", "remove", "out"):
        if getattr(options, name):
            raise UsageError(
                Message("The option --session is missing.", name=name),
                Message("vitrine stock-take --catalog DIR lists the numbers."),
            )


def _count_photos(options: argparse.Namespace, settings: Settings) -> "AddedPhotos":
    """Count the photos; ``options.session`` is the stock take then, None if none can be read."""
    from desktop_app.engine.counting.stock_photos import count_photos
    from desktop_app.engine.counting.stock_takes import StockTakes

    with open_workspace(options, settings) as workspace:
        store = workspace.catalogue.store
        is_new = options.session is None
        if is_new:
            options.session = StockTakes(store).start(options.name).id
            if not options.json:
                print_lines([f"Stock take {options.session} is started."])
        job = count_photos(store, workspace.counting(), options.session, options.photos)
        added = run_job(job)
        if is_new and not added.added:
            # One without photos would only be in the way.
            StockTakes(store).remove([options.session])
            options.session = None
        return added


def _show_all(takes: "StockTakes", options: argparse.Namespace) -> None:
    from desktop_app.cli.output.stock_take import take_as_json, takes_as_lines

    if options.json:
        for take in takes.all():
            print_json(take_as_json(take))
    else:
        print_lines(takes_as_lines(takes.all()))


def _settle_and_show(store: "Catalogue", options: argparse.Namespace) -> None:
    from desktop_app.cli.output.stock_take import result_as_json, result_as_lines
    from desktop_app.engine.counting.stock_corrections import StockCorrections
    from desktop_app.engine.counting.stock_takes import StockTakes
    from desktop_app.engine.data_export import begin_export
    from desktop_app.engine.export.stock_export import export_stock_take

    corrections = StockCorrections(store, options.session)
    takes = StockTakes(store)
    _remove_photos(takes, options)
    _count_by_hand(takes, corrections, options)

    def result() -> "StockResult":
        return takes.result(options.session, unseen=options.unseen)

    if options.set:
        run_job(takes.set_stock(_chosen(result(), options.set)))
    if options.keep:
        corrections.decide(_chosen(result(), options.keep), "keep")
    if options.recount:
        corrections.decide(_chosen(result(), options.recount), "recount")
    final = result()
    if options.out is not None:
        begin_export(store, options.out)
        export_stock_take(final, options.out)
    if options.json:
        print_json(result_as_json(final))
    else:
        print_lines(result_as_lines(final))


def _remove_photos(takes: "StockTakes", options: argparse.Namespace) -> None:
    photos = takes.result(options.session).photos.values()
    for file in options.remove:
        ids = [one.id for one in photos if one.file in (str(file), str(file.absolute()))]
        if not ids:
            raise VitrineError(
                Message("The stock take has no photo {file}.", file=file),
                Message("--json lists its photos."),
            )
        takes.remove_photos(ids)


def _count_by_hand(
    takes: "StockTakes", corrections: "StockCorrections", options: argparse.Namespace
) -> None:
    for text in options.count:
        sku, number = _hand_count(text)
        corrections.count_by_hand(takes.product(sku).id, number)


def _hand_count(text: str) -> tuple[str, int | None]:
    """Return SKU and number of ``SKU=N``; None for no number."""
    sku, _, number = text.rpartition("=")
    if not sku or (number and not number.isdecimal()):
        raise UsageError(
            Message("{text} is not SKU=N.", text=text), Message("Write for example TEA-LEM=12.")
        )
    return sku, int(number) if number else None


def _chosen(result: "StockResult", skus: Sequence[str]) -> list["StockLine"]:
    """Return the lines of products; of all open differences that were seen for ``all``."""
    if list(skus) == [_EVERY]:
        return list(result.open_differences)
    lines = {line.product.sku: line for line in result.lines}
    for sku in skus:
        if sku not in lines:
            raise VitrineError(
                Message("{sku} was not counted.", sku=sku),
                Message("Count it by hand with --count, or list it with --unseen."),
            )
    return [lines[sku] for sku in skus]
