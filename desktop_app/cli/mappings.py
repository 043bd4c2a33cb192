"""``vitrine mappings``: list and forget how tables are read."""

import argparse
from contextlib import closing
from typing import Any, Final

from desktop_app.cli.console import print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    positive_integer,
)
from desktop_app.domain.actor import Actor
from desktop_app.domain.table_layout import TableLayout
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Settings

_OPTIONS: Final = ("sheet", "header_row", "encoding", "delimiter")


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine mappings``."""
    parser = add_command(subparsers, "mappings", run, "list or forget how imports read tables")
    add_catalogue_option(parser)
    parser.add_argument(
        "--forget",
        type=positive_integer,
        nargs="+",
        default=(),
        metavar="N",
        help="forget the mappings with these numbers",
    )


def run(options: argparse.Namespace, _settings: Settings) -> int:
    """List the remembered mappings, after those to forget are removed.

    Raises:
        VitrineError: there is no mapping of a number.
    """
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.catalogue_browser import CatalogueBrowser

    store = open_catalogue(options.catalog, actor=Actor.local(), create=False)
    with closing(CatalogueBrowser(store)) as catalogue:
        known = {layout.id for layout in catalogue.layouts()}
        unknown = [number for number in options.forget if number not in known]
        if unknown:
            raise VitrineError(
                Message("There is no mapping {number}.", number=unknown[0]),
                Message("vitrine mappings lists the numbers."),
            )
        if options.forget:
            catalogue.forget_layouts(options.forget)
        layouts = catalogue.layouts()
    if options.json:
        for layout in layouts:
            print_json(_as_json(layout))
    elif layouts:
        print_lines(map(_as_line, layouts))
    else:
        print_lines(["Nothing is remembered."])
    return ExitStatus.OK


def _as_json(layout: TableLayout) -> dict[str, Any]:
    return {
        "number": layout.id,
        "supplier": layout.options.supplier,
        "headings": list(layout.headings),
        "mapping": None if layout.mapping is None else dict(layout.mapping),
        **{name: getattr(layout.options, name) for name in _OPTIONS},
        "saved_at": layout.saved_at,
    }


def _as_line(layout: TableLayout) -> str:
    given = [(name, getattr(layout.options, name)) for name in _OPTIONS]
    parts = [f"{name.replace('_', ' ')} {value}" for name, value in given if value is not None]
    parts += [f"{field} = {heading}" for field, heading in (layout.mapping or {}).items()]
    whose = layout.options.supplier or f"headings {', '.join(filter(None, layout.headings))}"
    return f"{layout.id}  {whose}: {'; '.join(parts) or 'as recognised'}"
