"""The keys of an open stock take."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.ui.boxes.unit_panel import MAX_CANDIDATES
from desktop_app.ui.stock.take.take_session import TakeSession
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts


class TakeKeys(QObject):
    """Runs the commands of single keys.

    Args:
        session: the keys work in it.
    """

    def __init__(self, session: TakeSession) -> None:
        super().__init__(session)
        self._session = session
        selection, boxes, unit = session.selection, session.boxes, session.unit
        # A command is meant for the box that is shown when its key is pressed.
        keys = SingleKeyShortcuts(session, lambda: selection.sighting)
        for key in ("Return", "Enter"):
            keys.add(key, self._confirm, at_once=True)
        keys.add("Esc", self._go_back)
        keys.add("N", self._toggle_drawing)
        keys.add("C", self._toggle_camera)
        # In the table, digits are typed numbers.
        self._box_keys: list[QShortcut] = [
            *(keys.add(str(n + 1), partial(unit.choose, n)) for n in range(MAX_CANDIDATES)),
            keys.add("U", lambda: boxes.assign(None)),
            keys.add("F", unit.focus_search),
            keys.add(Qt.Key.Key_Delete, boxes.delete, at_once=True),
        ]
        self._list_keys: list[QShortcut] = [
            keys.add("+", partial(session.step_count, 1), auto_repeat=True),
            keys.add("-", partial(session.step_count, -1), auto_repeat=True),
            keys.add("S", session.set_selected),
            keys.add("K", partial(session.decide, "keep")),
            keys.add("R", partial(session.decide, "recount")),
        ]
        strip = session.side.strip
        self._remove = keys.add(
            Qt.Key.Key_Delete, session.side.remove_requested.emit, focus=strip, at_once=True
        )
        selection.changed.connect(self._update)
        self._update()

    def _update(self) -> None:
        has_box = self._session.selection.current is not None
        for shortcut in self._box_keys:
            shortcut.setEnabled(has_box)
        for shortcut in (*self._list_keys, self._remove):
            shortcut.setEnabled(not has_box)

    def _toggle_camera(self) -> None:
        side = self._session.side
        side.camera_toggled.emit(not side.shows_camera)

    def _toggle_drawing(self) -> None:
        boxes = self._session.side.boxes
        if boxes.is_drawing:
            boxes.stop_drawing()
        elif self._session.side.shows_photo:
            boxes.start_drawing()

    def _confirm(self) -> None:
        """Use the drawn box, press the focused button, or confirm the current box."""
        session = self._session
        focused = QApplication.focusWidget()
        if session.side.boxes.is_drawing:
            session.side.boxes.finish_drawing()
        elif isinstance(focused, QPushButton) and session.isAncestorOf(focused):
            focused.animateClick()
        elif session.unit.has_focused_candidate:
            session.unit.choose_focused()
        elif session.shows_box:
            session.boxes.confirm(session.lines.to_check)
        else:
            session.check_next()

    def _go_back(self) -> None:
        session = self._session
        if session.side.boxes.is_drawing:
            session.side.boxes.stop_drawing()
        elif session.shows_box:
            session.show_list()
        elif session.side.shows_camera:
            session.side.camera_toggled.emit(False)
        else:
            session.left.emit()
