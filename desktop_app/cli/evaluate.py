"""``vitrine evaluate``: measure recognition on photos of known products."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import paths
from desktop_app.cli.console import print_error, print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    add_measure_option,
    file_path,
)
from desktop_app.cli.workspace_access import open_workspace, use_label_reader
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.engine.evaluation.summary import Evaluation


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine evaluate``."""
    parser = add_command(
        subparsers, "evaluate", run, "measure recognition on photos of known products"
    )
    add_catalogue_option(parser)
    parser.add_argument(
        "--queries",
        type=file_path,
        required=True,
        metavar="FILE",
        help="CSV file with the columns photo and sku; an empty sku: not in the catalogue",
    )
    parser.add_argument(
        "--report", type=file_path, metavar="FILE", help="also write an HTML report"
    )
    add_measure_option(parser)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print the figures; rejected rows are listed and give an input error at the end."""
    from desktop_app.cli.output.evaluation import as_json, as_lines

    if options.report is not None:
        _check_report(options.report)
    with open_workspace(options, settings) as workspace:
        use_label_reader(workspace, settings)
        evaluation = run_job(workspace.evaluate(options.queries))
    if options.json:
        print_json(as_json(evaluation))
    else:
        print_lines(as_lines(evaluation))
        for rejection in evaluation.rejected:
            print_error(f"line {rejection.line}: {rejection.reason}")
    if options.report is not None:
        _write_report(evaluation, options.report, settings)
    return ExitStatus.INPUT_ERROR if evaluation.rejected else ExitStatus.OK


def _check_report(file: Path) -> None:
    """Raise a ``VitrineError`` if the report cannot be written, before photos are searched."""
    from desktop_app.engine.export.report.page_elements import PAGE_SUFFIXES
    from desktop_app.output_file import check_output

    check_output(file, PAGE_SUFFIXES)


def _write_report(evaluation: "Evaluation", file: Path, settings: Settings) -> None:
    """Write the report in the window's language."""
    from desktop_app.engine.export.report.evaluation_page import write_report
    from desktop_app.ui.i18n.language import translate_function

    translate, language = translate_function(settings.language, paths.translations_folder())
    write_report(evaluation, file, translate=translate, language=language)
