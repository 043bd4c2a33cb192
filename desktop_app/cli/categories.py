"""``vitrine categories``: propose categories for products, and accept them."""

import argparse
from typing import Final

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    probability,
)
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.settings import Settings

# Without ``--min-probability``.
_MIN_LISTED: Final = 0.2
_MIN_ACCEPTED: Final = 0.9


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine categories``."""
    summary = "propose categories for products that have none, or look like another one"
    parser = add_command(subparsers, "categories", run, summary)
    add_catalogue_option(parser)
    parser.add_argument(
        "--min-probability",
        type=probability,
        metavar="P",
        help=f"lowest probability, 0 to 1 (default: {_MIN_LISTED}, with --apply {_MIN_ACCEPTED})",
    )
    parser.add_argument(
        "--apply", action="store_true", help="accept the proposals as one action, to be undone"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print the proposals, the most probable first, and accept them if wished."""
    from desktop_app.cli.output.category_proposals import as_json, as_lines

    limit = options.min_probability
    if limit is None:
        limit = _MIN_ACCEPTED if options.apply else _MIN_LISTED
    with open_workspace(options, settings) as workspace:
        every = run_job(workspace.categories().find())
        proposals = [one for one in every if one.probability >= limit]
        if options.apply:
            run_job(workspace.categories().accept(proposals))
    if options.json:
        for proposal in proposals:
            print_json(as_json(proposal))
    else:
        print_lines(as_lines(proposals, are_accepted=options.apply))
    return ExitStatus.OK
