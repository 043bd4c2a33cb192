"""``vitrine doctor``: check the installation, the model and the catalogue, or repair the latter."""

import argparse
from dataclasses import asdict
from functools import partial
from pathlib import Path

from desktop_app import paths
from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_command, catalogue_location
from desktop_app.cli.quantity import quantity
from desktop_app.cli.usage_errors import UsageError
from desktop_app.domain.actor import Actor
from desktop_app.domain.damage import RepairedTable, RepairReport
from desktop_app.errors import Message
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine doctor``."""
    parser = add_command(
        subparsers, "doctor", run, "check the installation, the model and the catalogue"
    )
    parser.add_argument(
        "--catalog",
        type=catalogue_location,
        metavar="DIR",
        help="catalogue folder (default: the last one)",
    )
    parser.add_argument(
        "--camera",
        metavar="SOURCE",
        help="also read a picture from a camera number, a video file or a stream address",
    )
    parser.add_argument(
        "--repair",
        action="store_true",
        help="only repair the catalogue, if it is damaged; the damaged file is kept",
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="print a form for a bug report, without names of files and products",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print what is installed and in use, and every problem found."""
    from desktop_app.catalogue.opening import check_catalogue, open_catalogue
    from desktop_app.engine.bug_report import bug_report
    from desktop_app.engine.diagnostics import diagnose

    folder = _folder(options, settings)
    if options.repair:
        return _repair(folder, as_json=options.json)
    findings = diagnose(
        folder,
        paths.model_card(options.model or settings.model),
        device=options.device or settings.device,
        open_catalogue=partial(open_catalogue, actor=Actor.local(), create=False),
        check_catalogue=check_catalogue,
        camera=options.camera,
    )
    if options.report:
        report = bug_report(findings, settings, paths.log_file(), paths.reports_folder())
        if options.json:
            print_json({"report": report})
        else:
            print_lines(report.splitlines())
    elif options.json:
        print_json(findings.as_json())
    else:
        print_lines(findings.as_lines())
    return ExitStatus.INPUT_ERROR if findings.problems else ExitStatus.OK


def _folder(options: argparse.Namespace, settings: Settings) -> Path | None:
    """Return the catalogue to check; one that is named is unlocked first."""
    from desktop_app.catalogue.opening import require_unlocked

    if options.catalog is not None:
        require_unlocked(options.catalog)
    return options.catalog or (Path(settings.catalogue) if settings.catalogue else None)


def _repair(folder: Path | None, *, as_json: bool) -> int:
    from desktop_app.catalogue.opening import backups_of
    from desktop_app.engine.repair import repair_catalogue

    if folder is None:
        raise UsageError(
            Message("There is no catalogue to repair."), Message("Name its folder with --catalog.")
        )
    report = run_job(repair_catalogue(backups_of(folder)))
    if as_json:
        print_json(_as_json(report))
    else:
        print_lines(_as_lines(report, folder))
    return ExitStatus.OK


def _as_json(report: RepairReport) -> dict[str, object]:
    kept = report.damaged_copy
    return {
        "repaired": kept is not None,
        "damaged_copy": None if kept is None else str(kept),
        "tables": {table.name: _without_name(table) for table in report.tables},
    }


def _without_name(table: RepairedTable) -> dict[str, object]:
    return {name: value for name, value in asdict(table).items() if name != "name"}


def _as_lines(report: RepairReport, folder: Path) -> list[str]:
    if report.damaged_copy is None:
        return [f"The catalogue in {folder} is not damaged. Nothing is changed."]
    return [
        f"Repaired {folder}",
        f"The damaged catalogue is kept in {report.damaged_copy}",
        *map(_table_line, report.tables),
        "What is computed from the pictures is made again when the catalogue is opened.",
        "Import the tables of the shop again to add products and pictures that are lost.",
    ]


def _table_line(table: RepairedTable) -> str:
    lost = "an unknown number" if table.lost is None else str(table.lost)
    changed = f", {table.changed} with values that are lost" if table.changed else ""
    return f"{table.name}: {quantity(table.kept, 'row')} kept{changed}, {lost} lost"
