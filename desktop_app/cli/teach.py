"""``vitrine teach``: learn from the catalogue's own pictures."""

import argparse
from dataclasses import asdict

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine teach``."""
    parser = add_command(subparsers, "teach", run, "learn from the catalogue's own pictures")
    add_catalogue_option(parser)
    parser.add_argument("--off", action="store_true", help="switch off what was learned")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Learn, and switch on what was learned if that is better; or switch it off."""
    from desktop_app.cli.output.reports import teaching_as_lines

    with open_workspace(options, settings) as workspace:
        report = None if options.off else run_job(workspace.learning().teach())
        if report is None or report.advised:
            run_job(workspace.learning().switch_teaching(on=report is not None))
        state = workspace.learning().teaching_state()
    is_on = state is not None and state.is_on
    if options.json:
        print_json({**(asdict(report) if report else {}), "on": is_on})
    elif report is None:
        print("What was learned is switched off.")
    else:
        print_lines(teaching_as_lines(report, is_on=is_on))
    return ExitStatus.OK
