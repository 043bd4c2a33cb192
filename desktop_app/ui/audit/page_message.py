"""What stands at the right where there is nothing to compare: why, and the next step."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.engine.duplicates.audit_report import AuditState
from desktop_app.ui.audit.group_index import GroupFilter, GroupIndex
from desktop_app.ui.i18n.number_format import number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage


class PageMessage(QWidget):
    """Says where the audit stands.

    Signals:
        run_wanted: pictures shall be looked at.
        all_wanted: nothing shall be left out of the list.
    """

    run_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = EmptyMessage("audit_note", "similar", theme)
        self._note.button_clicked.connect(self._on_acted)
        self._acts_by_running = False
        self._write: Callable[[], None] = self._write_loading
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._note)
        self._write()

    def show_groups(
        self, state: AuditState | None, shelf: GroupIndex, choice: GroupFilter, *, is_running: bool
    ) -> None:
        """Say why no group is shown."""
        if state is None:
            self._write = self._write_loading
        elif is_running:
            self._write = self._write_running
        elif not state.audited:
            self._write = lambda: self._write_not_audited(state)
        elif not len(shelf):
            self._write = self._write_nothing
        else:
            self._write = lambda: self._write_none_left(shelf, choice)
        self._write()

    def show_complaints(self, *, is_known: bool) -> None:
        """Say why no complaint is shown."""
        self._write = self._write_no_complaint if is_known else self._write_loading
        self._write()

    def _on_acted(self) -> None:
        (self.run_wanted if self._acts_by_running else self.all_wanted).emit()

    def _write_loading(self) -> None:
        self._note.show_message(self.tr("One moment…"))

    def _write_running(self) -> None:
        self._note.show_message(
            self.tr("Looking for duplicates…"),
            self.tr("You can go on working. What is found is kept, also when you stop it."),
        )

    def _write_not_audited(self, state: AuditState) -> None:
        self._acts_by_running = True
        if not state.pictures:
            self._note.show_message(
                self.tr("No pictures yet"), self.tr("Import products with pictures first.")
            )
            return
        self._note.show_message(
            self.tr("Find every duplicate"),
            self.tr(
                "Vitrine compares %Ln picture(s): the same file, the same photograph edited, and "
                "other photographs of what is probably the same product. Nothing is changed "
                "before you decide.",
                "",
                state.pictures,
            ),
            self.tr("Look for duplicates"),
        )

    def _write_nothing(self) -> None:
        self._note.show_message(
            self.tr("No duplicates found"),
            self.tr("No two products share a picture or look like one."),
        )

    def _write_none_left(self, shelf: GroupIndex, choice: GroupFilter) -> None:
        self._acts_by_running = False
        if choice.text.strip() or choice.level is not None:
            self._note.show_message(self.tr("No such group"), "", self.tr("Show all"))
        elif choice.state == "open":
            counts = shelf.by_state(choice)
            words = self.tr("{settled} settled, {later} put off.")
            self._note.show_message(
                self.tr("All settled"),
                words.format(settled=number(counts["settled"]), later=number(counts["later"])),
            )
        elif choice.state == "later":
            self._note.show_message(self.tr("Nothing is put off"))
        else:
            self._note.show_message(self.tr("Nothing is settled yet"))

    def _write_no_complaint(self) -> None:
        self._note.show_message(self.tr("Nothing to mend here"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
