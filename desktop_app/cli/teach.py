"""``vitrine teach``: learn from the catalogue's own pictures."""

import argparse
from dataclasses import asdict

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.engine.learning.calibration_report import CalibrationReport
from desktop_app.engine.learning.teach_report import TeachReport
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine teach``."""
    parser = add_command(subparsers, "teach", run, "learn from the catalogue's own pictures")
    add_catalogue_option(parser)
    parser.add_argument("--off", action="store_true", help="switch off what was learned")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Learn, and switch on what was learned if that is better; or switch it off."""
    from desktop_app.cli.output.reports import calibration_as_lines

    calibrated, report = None, None
    with open_workspace(options, settings) as workspace:
        learning = workspace.learning()
        if options.off:
            learning.remove_calibration()
        else:
            calibrated = run_job(learning.calibrate())
            if calibrated is not None and not options.json:
                print_lines(calibration_as_lines(calibrated))
            report = run_job(learning.teach())
        if report is None or report.advised:
            run_job(learning.switch_teaching(on=report is not None))
        state = learning.teaching_state()
    _print(calibrated, report, options, is_on=state is not None and state.is_on)
    return ExitStatus.OK


def _print(
    calibrated: CalibrationReport | None,
    report: TeachReport | None,
    options: argparse.Namespace,
    *,
    is_on: bool,
) -> None:
    from desktop_app.cli.output.reports import teaching_as_lines

    if options.json:
        calibration = asdict(calibrated) if calibrated else None
        values = {**asdict(report), "calibration": calibration} if report else {}
        print_json({**values, "on": is_on})
    elif report is None:
        print("What was learned is switched off.")
    else:
        print_lines(teaching_as_lines(report, is_on=is_on))
