"""The pictures that are compared, and the ways to compare them."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from desktop_app.domain.finding import PicturePair
from desktop_app.domain.picture import Picture
from desktop_app.ui.audit.difference import homography_transform
from desktop_app.ui.audit.review_state import ReviewState

CompareMode: TypeAlias = Literal["side", "over", "split", "difference"]
MODES: Final[tuple[CompareMode, ...]] = ("side", "over", "split", "difference")
_GAP_PX: Final = 8


@dataclass(frozen=True, slots=True)
class ComparedPictures:
    """The pictures that are compared.

    Attributes:
        pictures: side by side; None for a product without pictures.
        captions: one of each picture.
        pair: indices of the two that are overlaid.
        active: index of the one that shortcuts act on.
        transform: maps the first of the pair to the second, both in 0..1 of width and
            height; None if they cannot be overlaid.
    """

    pictures: tuple[Picture | None, ...] = ()
    captions: tuple[str, ...] = ()
    pair: tuple[int, int] = (0, 0)
    active: int = 0
    transform: QTransform | None = None


def compared_pictures(state: ReviewState) -> ComparedPictures:
    """Return the pictures of a group to compare."""
    members = state.visible_members()
    first, second = state.compared_pair()
    return ComparedPictures(
        pictures=tuple(state.picture(member) for member in members),
        captions=tuple(state.members[member].product.sku for member in members),
        pair=(members.index(first), members.index(second)),
        active=members.index(state.active),
        transform=_transform(state, first, second),
    )


def picture_areas(
    area: QRectF, mode: CompareMode, compared: ComparedPictures
) -> list[tuple[int, QRectF]]:
    """Return the index of each visible picture and the area in which it is drawn."""
    if mode != "side":
        return [(compared.pair[0], area)]
    count = max(1, len(compared.pictures))
    step_px = (area.width() + _GAP_PX) / count
    cell = QRectF(area.left(), area.top(), step_px - _GAP_PX, area.height())
    return [(index, cell.translated(index * step_px, 0)) for index in range(len(compared.pictures))]


def _transform(state: ReviewState, first: int, second: int) -> QTransform | None:
    """Return the transform between the pictures of two members; None if unknown."""
    pair: PicturePair | None = state.pair_between(first, second)
    if pair is None:
        return None
    if pair.transform is None:
        return QTransform() if pair.level == "exact" else None
    transform = homography_transform(pair.transform)
    picture = state.picture(first)
    if picture is not None and picture.id == pair.first_id:
        return transform
    inverse, is_invertible = transform.inverted()
    return inverse if is_invertible else None
