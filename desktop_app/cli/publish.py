"""``vitrine publish``: copy a catalogue to a server, where many stations share it."""

import argparse

from desktop_app.cli.console import print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_command, file_path
from desktop_app.cli.quantity import quantity
from desktop_app.cli.shared_catalogue import parsed_address, run_with_password
from desktop_app.domain.actor import Actor
from desktop_app.progress import Job
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine publish``."""
    parser = add_command(
        subparsers, "publish", run, "copy a catalogue to a PostgreSQL server that stations share"
    )
    parser.add_argument(
        "--catalog", type=file_path, required=True, metavar="DIR", help="catalogue folder"
    )
    parser.add_argument(
        "--to",
        required=True,
        metavar="ADDRESS",
        help="postgresql://USER@SERVER/DATABASE; a run that was interrupted goes on",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Publish a catalogue and compare it with the folder."""
    address = parsed_address(options.to)
    # Imported here: it loads the client of the server.
    from desktop_app.catalogue.station.transfer import publish_catalogue

    counts: dict[str, int] = {}

    def publish(password: str | None) -> Job[object]:
        counts.update(
            (
                yield from publish_catalogue(
                    options.catalog, address, actor=Actor.local(), password=password
                )
            )
        )
        return None

    run_with_password(address, publish)
    if options.json:
        print_json({"address": str(address), "rows": counts})
    else:
        products, pictures = counts["products"], counts["pictures"]
        print_lines(
            [f"{quantity(products, 'product')}, {quantity(pictures, 'picture')} at {address}"]
        )
    return ExitStatus.OK
