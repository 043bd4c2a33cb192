"""``vitrine search``: find products by words, a SKU or a GTIN."""

import argparse

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    positive_integer,
)
from desktop_app.domain.actor import Actor
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine search``."""
    parser = add_command(subparsers, "search", run, "find products by words, a SKU or a GTIN")
    parser.add_argument(
        "text", nargs="+", metavar="TEXT", help="words in any order; pinyin for Chinese"
    )
    add_catalogue_option(parser)
    parser.add_argument(
        "--top",
        type=positive_integer,
        default=20,
        metavar="N",
        help="maximum number of products (default: 20)",
    )


def run(options: argparse.Namespace, _settings: Settings) -> int:
    """Print the products that match, best first; none is no failure."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.cli.output.found_products import as_json, as_lines
    from desktop_app.engine.catalogue_browser import CatalogueBrowser
    from desktop_app.engine.text_search_preparation import prepare_text_search

    catalogue = CatalogueBrowser(open_catalogue(options.catalog, actor=Actor.local(), create=False))
    try:
        run_job(prepare_text_search(catalogue.store))
        hits = catalogue.search(" ".join(options.text), limit=options.top)
    finally:
        catalogue.close()
    if options.json:
        for hit in hits:
            print_json(as_json(hit))
    else:
        print_lines(as_lines(hits))
    return ExitStatus.OK
