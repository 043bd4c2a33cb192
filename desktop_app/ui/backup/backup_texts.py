"""The texts about backups."""

from PySide6.QtCore import QLocale

from desktop_app.domain.backup import Backup, RestorePreview
from desktop_app.domain.damage import RepairedTable, RepairReport
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice, localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.time_format import format_time


def backup_row(backup: Backup) -> tuple[str, str, str, str]:
    """Return when a backup was made, why, its size and its number of products."""
    return (
        format_time(backup.made_at),
        localised_text(_kind(backup)),
        QLocale().formattedDataSize(backup.byte_count, 1),
        format_number(backup.product_count),
    )


def contents_message(backup: Backup) -> Message:
    """Return what is in a new backup, and what is not."""
    values = {
        "products": format_number(backup.product_count),
        "pictures": format_number(backup.picture_count),
        "outside": format_number(backup.outside_count),
    }
    if backup.outside_count:
        return Message(
            "Products: {products}. {outside} pictures are in other folders; the backup has only "
            "their thumbnails. Back up these folders too.",
            **values,
        )
    return Message("Products: {products}; pictures: {pictures}", **values)


def repair_notice(report: RepairReport) -> Notice:
    """Return what was saved of a damaged catalogue, and what was lost."""
    if report.damaged_copy is None:
        return Notice("success", Message("The catalogue is not damaged. Nothing is changed."))
    products, pictures = report.table("products"), report.table("pictures")
    is_complete = all(table.lost == 0 for table in report.tables)
    has_all_products = products.lost == pictures.lost == 0
    values = {
        "products": format_number(products.kept),
        "lost_products": _lost(products),
        "pictures": format_number(pictures.kept),
        "lost_pictures": _lost(pictures),
        "file": report.damaged_copy.name,
    }
    contents = Message(
        "Products: {products}, lost: {lost_products}. Pictures: {pictures}, lost: "
        "{lost_pictures}. The damaged file is kept as {file}.",
        **values,
    )
    if is_complete:
        return Notice("success", Message("The catalogue is repaired."), contents)
    message = (
        Message(
            "The catalogue is repaired. Products and pictures are complete; other data are lost."
        )
        if has_all_products
        else Message("The catalogue is repaired; some of it is lost.")
    )
    return Notice("warning", message, contents, report.damaged_copy.parent)


def _lost(table: RepairedTable) -> str | Message:
    return Message("unknown") if table.lost is None else format_number(table.lost)


def preview_texts(preview: RestorePreview) -> tuple[str, str]:
    """Return what a backup contains and would change, and a warning or nothing."""
    values = {
        "products": format_number(preview.product_count),
        "pictures": format_number(preview.picture_count),
        "more": format_number(preview.more),
        "fewer": format_number(preview.fewer),
        "changed": format_number(preview.changed),
    }
    contents = Message("Products in the backup: {products}; pictures: {pictures}.", **values)
    if not preview.is_readable:
        change = Message("The catalogue is damaged; the backup replaces it.")
    elif preview.more or preview.fewer or preview.changed:
        change = Message(
            "Restoring it adds {more}, removes {fewer} and changes {changed} products.",
            **values,
        )
    else:
        change = Message("Its products are the same as those of the catalogue.")
    warning = Message("This is a backup of another catalogue.")
    return (
        f"{localised_text(contents)} {localised_text(change)}",
        "" if preview.is_same_catalogue else localised_text(warning),
    )


def _kind(backup: Backup) -> Message:
    if backup.is_automatic:
        return Message("Automatic")
    if backup.file.name.startswith("replaced-"):
        return Message("Before a restore")
    return Message("Manual")
