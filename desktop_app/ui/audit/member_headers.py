"""The row of headers above the pictures of a group."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.audit.comparison import CompareMode
from desktop_app.ui.audit.member_header import MemberHeader
from desktop_app.ui.audit.review_state import MAX_VISIBLE_MEMBERS, ReviewState
from desktop_app.ui.style.theme import Theme


class MemberHeaders(QWidget):
    """A header for each visible member: all side by side, else the compared pair.

    Signals:
        selection_toggled: a member.
        reference_requested: a member to make the reference.
        picture_step_requested: a member, and 1 for its next picture or -1 for the previous.
    """

    selection_toggled = Signal(object)
    reference_requested = Signal(object)
    picture_step_requested = Signal(object, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: Sequence[int] = ()
        self._headers = [MemberHeader(number, theme) for number in range(MAX_VISIBLE_MEMBERS)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for column, header in enumerate(self._headers):
            row.addWidget(header, 1)
            self._connect(column, header)

    def show_state(self, state: ReviewState | None, mode: CompareMode) -> None:
        """Show the members of a group; no headers without a group."""
        self._members = _visible_members(state, mode)
        for column, header in enumerate(self._headers):
            header.setVisible(column < len(self._members))
            if state is not None and column < len(self._members):
                member = self._members[column]
                header.show_member(
                    state.members[member],
                    state.picture(member),
                    state.picture_position(member),
                    is_reference=member == state.reference,
                    is_selected=member in state.selected,
                )

    def _connect(self, column: int, header: MemberHeader) -> None:
        header.selection_toggled.connect(
            lambda _: self.selection_toggled.emit(self._members[column])
        )
        header.reference_requested.connect(
            lambda: self.reference_requested.emit(self._members[column])
        )
        header.picture_step_requested.connect(
            lambda step: self.picture_step_requested.emit(self._members[column], step)
        )


def _visible_members(state: ReviewState | None, mode: CompareMode) -> Sequence[int]:
    if state is None:
        return ()
    return state.visible_members() if mode == "side" else state.compared_pair()
