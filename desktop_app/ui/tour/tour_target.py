"""Where the controls are that the tour points at, and where there is room beside them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

# Around the card.
_GAP_PX: Final = 12


def target_place(window: QWidget, names: Sequence[str]) -> QRect | None:
    """Return the visible part of a control, in the coordinates of the window.

    Args:
        window: it has the controls.
        names: object names; the first control that is visible is taken.

    Returns:
        None if no control is visible.
    """
    for name in names:
        for widget in window.findChildren(QWidget, name):
            place = _menu_place(widget) if isinstance(widget, QMenu) else _widget_place(widget)
            if not place.isEmpty():
                return place
    return None


def card_place(
    area: QRect, size: QSize, target: QRect | None, taken: Sequence[QRect] = ()
) -> QRect:
    """Return the place for a card that covers as little as possible.

    Args:
        area: of the window, without its menus.
        size: of the card.
        target: what the card is about; None for a card in the middle.
        taken: what else the card should leave free.
    """
    room = area.adjusted(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)
    if target is None:
        return _moved_into(room, _centred(size, area.center()))
    right, below = size.width() // 2 + _GAP_PX, size.height() // 2 + _GAP_PX
    centres = (
        QPoint(target.center().x(), target.bottom() + below),
        QPoint(target.center().x(), target.top() - below),
        QPoint(target.right() + right, target.center().y()),
        QPoint(target.left() - right, target.center().y()),
        room.bottomRight(),
        room.bottomLeft(),
        room.topRight(),
        room.topLeft(),
    )
    places = [_moved_into(room, _centred(size, centre)) for centre in centres]
    return min(places, key=lambda place: sum(_shared(place, one) for one in (target, *taken)))


def _widget_place(widget: QWidget) -> QRect:
    """Return the part that no widget around it cuts off; empty if it is hidden."""
    if not widget.isVisible():
        return QRect()
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    around = widget.parentWidget()
    while around is not None and around is not window:
        place &= QRect(around.mapTo(window, QPoint()), around.size())
        around = around.parentWidget()
    return place


def _menu_place(menu: QMenu) -> QRect:
    """Return the place of the title in the menu bar; empty if the bar is not in the window."""
    bar = menu.parentWidget()
    if not isinstance(bar, QMenuBar) or bar.isNativeMenuBar() or not bar.isVisible():
        return QRect()
    return bar.actionGeometry(menu.menuAction()).translated(bar.mapTo(bar.window(), QPoint()))


def _centred(size: QSize, centre: QPoint) -> QRect:
    place = QRect(QPoint(), size)
    place.moveCenter(centre)
    return place


def _moved_into(room: QRect, place: QRect) -> QRect:
    """Return a place moved into the room; one that is too large begins at its top left."""
    moved = QRect(place)
    moved.moveRight(min(moved.right(), room.right()))
    moved.moveBottom(min(moved.bottom(), room.bottom()))
    moved.moveLeft(max(moved.left(), room.left()))
    moved.moveTop(max(moved.top(), room.top()))
    return moved


def _shared(one: QRect, other: QRect) -> int:
    """Return how much two places have in common, in pixels."""
    common = one & other
    return common.width() * common.height() if common.isValid() else 0
