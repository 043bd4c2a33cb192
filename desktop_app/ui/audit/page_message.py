"""The message shown instead of a group or issue: the reason and the next step."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.engine.duplicates.audit_report import AuditState
from desktop_app.ui.audit.group_index import GroupFilter, GroupIndex
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage


class PageMessage(QWidget):
    """Says why there is no group or issue to show.

    Signals:
        run_requested: look for duplicates.
        show_all_requested: reset the filter of the list.
        show_variants_requested: list the variants.
    """

    run_requested = Signal()
    show_all_requested = Signal()
    show_variants_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = EmptyMessage("audit_note", "similar", theme)
        self._message.button_clicked.connect(self._on_button_clicked)
        self._button_signal = self.show_all_requested
        self._show: Callable[[], None] = self._show_loading
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._message)
        self._show()

    def explain_no_group(
        self,
        state: AuditState | None,
        group_index: GroupIndex,
        group_filter: GroupFilter,
        *,
        is_running: bool,
        is_loading: bool,
    ) -> None:
        """Say why no group is shown.

        Args:
            state: None until it is known.
            group_index: all groups.
            group_filter: none of the groups matches it.
            is_running: whether the audit is running.
            is_loading: whether the groups are not known yet.
        """
        if state is None:
            self._show = self._show_loading
        elif is_running:
            self._show = self._show_running
        elif not state.audited:
            self._show = lambda: self._show_not_audited(state)
        elif not len(group_index):
            self._show = self._show_loading if is_loading else self._show_no_duplicates
        else:
            self._show = lambda: self._show_no_match(group_index, group_filter)
        self._show()

    def explain_no_issue(self, *, is_known: bool) -> None:
        """Say why no issue is shown.

        Args:
            is_known: whether the issues are loaded.
        """
        self._show = self._show_no_issues if is_known else self._show_loading
        self._show()

    def _on_button_clicked(self) -> None:
        self._button_signal.emit()

    def _show_loading(self) -> None:
        self._message.show_message(self.tr("Loading…"))

    def _show_running(self) -> None:
        self._message.show_message(
            self.tr("Looking for duplicates…"),
            self.tr("You can continue to work. Results are kept if you stop."),
        )

    def _show_not_audited(self, state: AuditState) -> None:
        self._button_signal = self.run_requested
        if not state.pictures:
            self._message.show_message(
                self.tr("No pictures yet"), self.tr("Import products with pictures first.")
            )
            return
        self._message.show_message(
            self.tr("Find duplicates"),
            self.tr(
                "Vitrine compares %Ln picture(s) and finds identical files, edited copies of the "
                "same photograph, photographs of what is probably the same product, and variants "
                "of one style. Nothing changes until you decide.",
                "",
                state.pictures,
            ),
            self.tr("Look for duplicates"),
        )

    def _show_no_duplicates(self) -> None:
        self._message.show_message(
            self.tr("No duplicates found"),
            self.tr("No two products have the same or similar pictures."),
        )

    def _show_no_match(self, group_index: GroupIndex, group_filter: GroupFilter) -> None:
        self._button_signal = self.show_all_requested
        if group_filter.text.strip() or group_filter.level is not None:
            self._message.show_message(self.tr("No matching groups"), "", self.tr("Show all"))
        elif group_filter.state == "open":
            self._show_no_open_group(group_index, group_filter)
        elif group_filter.state == "later":
            self._message.show_message(self.tr("No postponed groups"))
        else:
            self._message.show_message(self.tr("No resolved groups"))

    def _show_no_open_group(self, group_index: GroupIndex, group_filter: GroupFilter) -> None:
        counts = group_index.count_by_state(group_filter)
        text = self.tr("{resolved} resolved, {postponed} postponed.").format(
            resolved=format_number(counts["settled"]), postponed=format_number(counts["later"])
        )
        variants = group_index.count_by_level(group_filter)["variant"]
        if variants:
            self._button_signal = self.show_variants_requested
            text += " " + self.tr("Variants are listed apart: %Ln group(s).", "", variants)
        button = self.tr("Show variants") if variants else ""
        self._message.show_message(self.tr("No open groups"), text, button)

    def _show_no_issues(self) -> None:
        self._message.show_message(self.tr("No issues"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
