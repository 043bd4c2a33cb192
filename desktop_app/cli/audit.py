"""``vitrine audit``: find duplicate products in a catalogue."""

import argparse
from dataclasses import asdict

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, file_path
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine audit``."""
    parser = add_command(
        subparsers, "audit", run, "find duplicate products and variants in a catalogue"
    )
    add_catalogue_option(parser)
    parser.add_argument(
        "--out",
        type=file_path,
        required=True,
        metavar="FILE",
        help="CSV or XLSX file to write, one row per pair of pictures; it is replaced",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Run the audit and write its pairs of pictures."""
    from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES
    from desktop_app.cli.output.reports import audit_as_lines
    from desktop_app.output_file import check_output

    # Before the pictures are compared for minutes.
    check_output(options.out, TABLE_SUFFIXES)
    with open_workspace(options, settings) as workspace:
        audit = workspace.audit()
        report = run_job(audit.run())
        pairs = run_job(audit.write_pairs(options.out))
    if options.json:
        print_json({**asdict(report), "pairs": pairs, "out": str(options.out)})
    else:
        print_lines(audit_as_lines(report, pairs, options.out))
    return ExitStatus.OK
