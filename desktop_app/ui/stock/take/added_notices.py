"""What is said after photos were counted."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.stock_take import StockPhoto
from desktop_app.engine.counting.kept_stock_photos import is_kept
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice, notice_of
from desktop_app.ui.i18n.number_format import format_number

if TYPE_CHECKING:
    from desktop_app.engine.counting.stock_photos import AddedPhotos

_MOST_NAMES: Final = 3


def added_notice(added: "AddedPhotos") -> Notice | None:
    """Return the notice for photos that were not counted; None if all were."""
    errors = list(added.errors.items())
    if len(errors) == 1:
        return notice_of(errors[0][1])
    if errors:
        what = Message(
            "{count} photos cannot be read: {names}.",
            count=format_number(len(errors)),
            names=_names([file for file, _ in errors]),
        )
        return Notice("warning", what, Message("Check the files, or take the photos again."))
    if added.known:
        hint = (
            Message("They are not counted twice.")
            if len(added.known) > 1
            else Message("It is not counted twice.")
        )
        return Notice("warning", _known_message(added.known), hint)
    return None


def empty_notice(photos: Sequence[StockPhoto]) -> Notice | None:
    """Return the notice for counted photos in which nothing was found; None if all have some."""
    empty = [Path(photo.file) for photo in photos if not photo.units]
    if not empty:
        return None
    what = (
        Message("No product was found in the photo.")
        if all(is_kept(file) for file in empty)
        else Message("No product was found in {names}.", names=_names(empty))
    )
    return Notice("warning", what, Message("Draw a box around each product: press N."))


def _known_message(files: Sequence[Path]) -> Message:
    if len(files) > 1:
        return Message(
            "{count} photos are in this stock take already: {names}.",
            count=format_number(len(files)),
            names=_names(files),
        )
    if is_kept(files[0]):
        return Message("The photo is in this stock take already.")
    return Message("{name} is in this stock take already.", name=files[0].name)


def _names(files: Sequence[Path]) -> str:
    names = [file.name for file in files[:_MOST_NAMES]]
    return ", ".join([*names, *(["…"] if len(files) > _MOST_NAMES else [])])
