"""What is compared, and how."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from desktop_app.domain.finding import PicturePair
from desktop_app.domain.picture import Picture
from desktop_app.ui.audit.difference import between_unit_squares
from desktop_app.ui.audit.review_state import ReviewState

Mode: TypeAlias = Literal["side", "over", "split", "difference"]
_GAP_PX: Final = 8
MODES: Final[tuple[Mode, ...]] = ("side", "over", "split", "difference")


@dataclass(frozen=True, slots=True)
class ComparedPictures:
    """What is compared.

    Attributes:
        pictures: side by side; None for a product that has none.
        captions: what each of them is called.
        pair: the two, by number, that are laid over each other.
        active: the one that the keys are about.
        transform: from the first to the second of the pair, places 0..1 of width and
            height; None where they cannot be laid over each other.
    """

    pictures: tuple[Picture | None, ...] = ()
    captions: tuple[str, ...] = ()
    pair: tuple[int, int] = (0, 0)
    active: int = 0
    transform: QTransform | None = None


def compared_pictures(case: ReviewState) -> ComparedPictures:
    """Return what is compared of a group."""
    rows = case.shown()
    first, second = case.compared()
    return ComparedPictures(
        pictures=tuple(case.picture(row) for row in rows),
        captions=tuple(case.members[row].product.sku for row in rows),
        pair=(rows.index(first), rows.index(second)),
        active=rows.index(case.active),
        transform=_transform(case, first, second),
    )


def picture_areas(area: QRectF, mode: Mode, shown: ComparedPictures) -> list[tuple[int, QRectF]]:
    """Return where which pictures have their place, by their number."""
    if mode != "side":
        return [(shown.pair[0], area)]
    count = max(1, len(shown.pictures))
    step_px = (area.width() + _GAP_PX) / count
    cell = QRectF(area.left(), area.top(), step_px - _GAP_PX, area.height())
    return [(row, cell.translated(row * step_px, 0)) for row in range(len(shown.pictures))]


def _transform(case: ReviewState, first: int, second: int) -> QTransform | None:
    """Return what lays the first member's picture over the second's; None where nothing does."""
    pair: PicturePair | None = case.pair_of(first, second)
    if pair is None:
        return None
    if pair.transform is None:
        return QTransform() if pair.level == "exact" else None
    found = between_unit_squares(pair.transform)
    picture = case.picture(first)
    if picture is not None and picture.id == pair.first_id:
        return found
    back, is_invertible = found.inverted()
    return back if is_invertible else None
