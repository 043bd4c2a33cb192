"""A dialog that says what is kept, where and how long, and what leaves the computer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.role import Right
from desktop_app.settings import Settings
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.settings.answer_settings import AnswerSettings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.text_table_model import TextTableModel
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    configure_table,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

if TYPE_CHECKING:
    from desktop_app.engine.privacy.privacy_facts import Destination, KeptFact, PrivacyFacts

_SIZE_PX: Final = (760, 620)
_TABLE_ROWS: Final = 5


class PrivacyDialog(QDialog):
    """Lists every kind of what is kept, and the addresses that the program connects to.

    Args:
        load: starts to read the facts.
        rights: returns what the user may do now.
        preferences: the settings.
        theme: colours of the banner.
        parent: the window.

    Signals:
        forget_requested: the user wants to delete photos for good.
    """

    forget_requested = Signal()

    def __init__(
        self,
        load: "Callable[[], Task[PrivacyFacts]]",
        rights: Callable[[], frozenset[Right]],
        preferences: Preferences,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "privacy_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._load = load
        self._rights = rights
        self._facts: PrivacyFacts | None = None
        self._banner = Banner(theme)
        self._title = heading("privacy_title")
        self._leaving = label("privacy_leaving", wraps=True)
        self._kept = heading("privacy_kept", 1.15)
        self._model = TextTableModel(numeric_columns=(1, 2), parent=self)
        self._table = with_object_name(QTableView(), "privacy_table")
        self._details = label("privacy_details", role="muted", wraps=True)
        self._open = button("privacy_open")
        self._forget = button("privacy_forget")
        self._close = button("privacy_close", role="primary")
        self._settings = AnswerSettings(preferences)
        self._build()
        self._connect(preferences)
        self._retranslate()
        self.update_rights()
        self.reload()

    def reload(self) -> None:
        """Read what is kept now."""
        self._load().on_success(self._show).on_failure(self._on_failed)

    def update_rights(self) -> None:
        """Offer what the user may do now."""
        rights = self._rights()
        self._forget.setEnabled(Right.FORGET in rights)
        self._settings.setVisible(Right.CHANGE_SETTINGS in rights)

    def _build(self) -> None:
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        row_px = self._table.verticalHeader().defaultSectionSize()
        self._table.setMinimumHeight(header.sizeHint().height() + _TABLE_ROWS * row_px)
        content = QVBoxLayout()
        content.setSpacing(12)
        for widget in (self._title, self._leaving, self._kept):
            content.addWidget(widget)
        content.addWidget(self._table, 1)
        content.addWidget(self._details)
        content.addLayout(button_row([self._open], []))
        content.addWidget(self._settings)
        lay_out_dialog(self, self._banner, content, button_row([self._forget], [self._close]))
        self._close.setDefault(True)
        resize_within_screen(self, *_SIZE_PX)

    def _connect(self, preferences: Preferences) -> None:
        self._table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self._open.clicked.connect(self._open_folder)
        self._forget.clicked.connect(self.forget_requested)
        self._close.clicked.connect(self.accept)
        # A method, not a lambda: Qt disconnects it when the dialog is closed.
        preferences.changed.connect(self._on_preferences_changed)

    def _show(self, facts: "PrivacyFacts") -> None:
        row = max(0, self._table.currentIndex().row())
        self._facts = facts
        self._retranslate()
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(
            self._model.index(min(row, len(facts.kept) - 1), 0), flags.ClearAndSelect | flags.Rows
        )
        self._on_row_chosen()

    def _chosen(self) -> "KeptFact | None":
        row = self._table.currentIndex().row()
        return self._facts.kept[row] if self._facts is not None and row >= 0 else None

    def _on_row_chosen(self) -> None:
        fact = self._chosen()
        if fact is None:
            self._details.setText("")
        else:
            where = self.tr("Where: {place}").format(place=in_sentence(fact.where))
            kept_for = localised_text(fact.kept_for)
            lines = (localised_text(fact.details), f"{self.tr('How long')}: {kept_for}", where)
            self._details.setText("\n".join(lines))
        self._open.setEnabled(fact is not None and _folder_of(fact) is not None)

    def _open_folder(self) -> None:
        fact = self._chosen()
        if fact is not None and (folder := _folder_of(fact)) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _on_preferences_changed(self, _before: Settings, _now: Settings) -> None:
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Privacy"))
        self._title.setText(self.tr("Privacy"))
        self._kept.setText(self.tr("What is kept"))
        self._table.setAccessibleName(self.tr("What is kept"))
        self._open.setText(self.tr("Open folder"))
        self._forget.setText(self.tr("Forget…"))
        self._close.setText(self.tr("Close"))
        headings = (self.tr("What"), self.tr("Number"), self.tr("Size"), self.tr("How long"))
        facts = self._facts
        kept: Sequence[KeptFact] = () if facts is None else facts.kept
        self._model.set_texts(headings, [_row(fact) for fact in kept])
        self._leaving.setText("" if facts is None else self._leaving_text(facts))
        self._on_row_chosen()

    def _leaving_text(self, facts: "PrivacyFacts") -> str:
        """Return what leaves the computer, in plain words."""
        sent = [_destination(one) for one in facts.destinations if one.is_sent_to]
        read = [_destination(one) for one in facts.destinations if not one.is_sent_to]
        if sent:
            lines = [self.tr("Only this leaves this computer:"), *sent]
        else:
            lines = [self.tr("Nothing leaves this computer. There is no account and no cloud.")]
        if read:
            lines += [self.tr("The network is used otherwise only for this:"), *read]
        return "\n".join(lines)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _row(fact: "KeptFact") -> tuple[str, str, str, str]:
    return (
        localised_text(fact.title),
        format_number(fact.count),
        QLocale().formattedDataSize(fact.size_bytes, 1),
        localised_text(fact.kept_for),
    )


def _destination(one: "Destination") -> str:
    title = localised_text(one.title)
    return f"• {title}: {in_sentence(one.address)}" if one.address else f"• {title}"


def _folder_of(fact: "KeptFact") -> Path | None:
    """Return the folder of what is kept; None if there is none yet."""
    place = Path(fact.where)
    folder = place if place.is_dir() else place.parent
    return folder if folder.is_dir() and place.exists() else None
