"""Keys and cursors of regions that are changed on a picture."""

from typing import Final

from PySide6.QtCore import Qt

from desktop_app.ui.widgets.region_handles import Handle

# Steps across and down of the arrow keys.
ARROW_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
HANDLE_CURSORS: Final[dict[Handle, Qt.CursorShape]] = {
    "inside": Qt.CursorShape.SizeAllCursor,
    "new": Qt.CursorShape.CrossCursor,
    "left": Qt.CursorShape.SizeHorCursor,
    "right": Qt.CursorShape.SizeHorCursor,
    "top": Qt.CursorShape.SizeVerCursor,
    "bottom": Qt.CursorShape.SizeVerCursor,
    "top_left": Qt.CursorShape.SizeFDiagCursor,
    "bottom_right": Qt.CursorShape.SizeFDiagCursor,
    "top_right": Qt.CursorShape.SizeBDiagCursor,
    "bottom_left": Qt.CursorShape.SizeBDiagCursor,
}
