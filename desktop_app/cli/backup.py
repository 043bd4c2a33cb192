"""``vitrine backup``: write a catalogue to one file, or list its backups."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, file_path
from desktop_app.cli.quantity import quantity
from desktop_app.domain.actor import Actor
from desktop_app.domain.backup import Backup
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine backup``."""
    parser = add_command(subparsers, "backup", run, "back up a catalogue to one file")
    add_catalogue_option(parser)
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--out",
        type=file_path,
        metavar="FILE",
        help="ZIP file to write, or a folder for it (default: backups in the catalogue)",
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    action.add_argument(
        "--list", action="store_true", help="list the backups of the catalogue, also automatic ones"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Write a backup while the catalogue may be in use, or list the backups."""
    if options.list:
        return _list(options)
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.data_export import begin_backup

    with closing(open_catalogue(options.catalog, actor=Actor.local(), create=False)) as catalogue:
        target = _target(options)
        begin_backup(catalogue, target)
        backup = run_job(catalogue.backups.create(target))
    if options.json:
        print_json(_as_json(backup))
    else:
        print_lines([_as_line(backup), *_picture_lines(backup)])
    return ExitStatus.OK


def _target(options: argparse.Namespace) -> Path | None:
    """Return the file to write; None for the default.

    Raises:
        VitrineError: the file exists, cannot be written, or is not called ``.zip``.
    """
    from desktop_app.catalogue.sqlite.backup_listing import BACKUP_SUFFIX
    from desktop_app.catalogue.sqlite.backups import default_name
    from desktop_app.output_file import check_output

    out: Path | None = options.out
    if out is not None and out.is_dir():
        return out / default_name(options.catalog)
    if out is not None and out.exists() and not options.force:
        raise VitrineError(
            Message("{file} exists already.", file=out),
            Message("Choose another name, or add --force to replace it."),
        )
    if out is not None:
        check_output(out, (BACKUP_SUFFIX,))
    return out


def _list(options: argparse.Namespace) -> int:
    from desktop_app.catalogue.opening import require_unlocked
    from desktop_app.catalogue.sqlite.backup_listing import list_backups

    # The contents of automatic backups are counted.
    require_unlocked(options.catalog)
    backups = list_backups(options.catalog)
    if options.json:
        print_json([_as_json(backup) for backup in backups])
    else:
        print_lines(map(_as_line, backups) if backups else ["There are no backups."])
    return ExitStatus.OK


def _as_json(backup: Backup) -> dict[str, Any]:
    return {
        "file": str(backup.file),
        "made_at": backup.made_at,
        "bytes": backup.byte_count,
        "products": backup.product_count,
        "pictures": backup.picture_count,
        "automatic": backup.is_automatic,
        "picture_files": backup.file_count,
        "pictures_outside": backup.outside_count,
    }


def _as_line(backup: Backup) -> str:
    kind = ", automatic" if backup.is_automatic else ""
    return (
        f"{backup.made_at}  {backup.byte_count / 1e6:9.1f} MB  "
        f"{quantity(backup.product_count, 'product')}, "
        f"{quantity(backup.picture_count, 'picture')}  {backup.file}{kind}"
    )


def _picture_lines(backup: Backup) -> list[str]:
    lines = []
    if backup.file_count:
        lines.append(f"{backup.file_count} pictures of the catalogue's own folder are in it")
    if backup.outside_count:
        lines.append(
            f"{backup.outside_count} pictures are in other folders: the backup has only their "
            "thumbnails, so back up these folders too"
        )
    return lines
