"""``vitrine restore``: replace a catalogue by a backup."""

import argparse
from dataclasses import asdict

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, file_path
from desktop_app.domain.backup import RestorePreview
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine restore``."""
    parser = add_command(subparsers, "restore", run, "replace a catalogue by a backup")
    parser.add_argument(
        "file", type=file_path, metavar="FILE", help="a backup, also an automatic one"
    )
    add_catalogue_option(parser)
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Show what changes, then restore; the replaced catalogue is kept as a backup."""
    from desktop_app.catalogue.sqlite.restoring import preview_restore, restore_backup

    preview = run_job(preview_restore(options.file, options.catalog))
    if not options.json:
        print_lines(_preview_lines(preview))
    replaced = None
    if not options.dry_run:
        replaced = run_job(restore_backup(options.file, options.catalog))
    if options.json:
        kept = None if replaced is None else str(replaced)
        print_json({**asdict(preview), "dry_run": options.dry_run, "replaced": kept})
    elif options.dry_run:
        print_lines(["Nothing is changed."])
    else:
        kept_line = [] if replaced is None else [f"The replaced catalogue is kept in {replaced}"]
        print_lines([f"Restored {options.catalog}", *kept_line])
    return ExitStatus.OK


def _preview_lines(preview: RestorePreview) -> list[str]:
    lines = [f"{preview.product_count} products and {preview.picture_count} pictures in the backup"]
    if not preview.is_readable:
        return [*lines, "The catalogue that it replaces is damaged."]
    if not preview.is_same_catalogue:
        lines.append("It is a backup of another catalogue.")
    return [
        *lines,
        f"{preview.more} products more, {preview.fewer} fewer, {preview.changed} changed",
    ]
