"""The fields that name the photos to be forgotten: days, a station, or one photo."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFileDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.actor import Actor
from desktop_app.ui.widgets.widget_factory import button, keep_narrow, label, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from desktop_app.domain.forgetting import ForgetScope

# Reads the photo that is named, so it is called on the lane.
ScopeOf: TypeAlias = "Callable[[], ForgetScope]"

_KINDS = ("days", "station", "photo")


class ForgetForm(QWidget):
    """A choice of three, and the fields of what is chosen.

    Signals:
        changed: something else is named.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "forget_form")
        self._kind = with_object_name(QComboBox(), "forget_kind")
        today = QDate.currentDate()
        self._first = with_object_name(QDateEdit(today), "forget_first")
        self._last = with_object_name(QDateEdit(today), "forget_last")
        self._to = label("forget_to")
        self._station = with_object_name(QLineEdit(Actor.local().station), "forget_station_name")
        self._photo = with_object_name(QLineEdit(), "forget_photo_name")
        self._choose = button("forget_choose_photo")
        self._build()
        self._connect()
        self._retranslate()
        self._on_kind_chosen()

    def scope_of(self) -> ScopeOf:
        """Return what returns the scope that is named now."""
        kind = self._kind.currentData()
        if kind == "photo":
            return _photo_scope(self._photo.text().strip())
        if kind == "station":
            return _days_scope(None, None, self._station.text().strip())
        return _days_scope(_as_date(self._first.date()), _as_date(self._last.date()), "")

    @property
    def is_complete(self) -> bool:
        """Whether something is named."""
        named = {"days": "days", "station": self._station.text(), "photo": self._photo.text()}
        return bool(named[self._kind.currentData()].strip())

    def _build(self) -> None:
        for kind in _KINDS:
            self._kind.addItem("", kind)
        keep_narrow(self._kind)
        for edit in (self._first, self._last):
            edit.setCalendarPopup(True)
            edit.setMaximumDate(QDate.currentDate())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._kind)
        row = WrappingRow()
        for field in (self._first, self._to, self._last):
            row.add(field)
        for part in (self._station, self._photo):
            row.add(part, stretch=1)
        row.add(self._choose)
        layout.addLayout(row)

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(lambda _: self._on_kind_chosen())
        for edit in (self._first, self._last):
            edit.dateChanged.connect(lambda _: self.changed.emit())
        for field in (self._station, self._photo):
            field.textChanged.connect(lambda _: self.changed.emit())
        self._choose.clicked.connect(self._choose_photo)

    def _on_kind_chosen(self) -> None:
        kind = self._kind.currentData()
        shown: dict[str, tuple[QWidget, ...]] = {
            "days": (self._first, self._to, self._last),
            "station": (self._station,),
            "photo": (self._photo, self._choose),
        }
        for name, fields in shown.items():
            for field in fields:
                field.setVisible(name == kind)
        self.changed.emit()

    def _choose_photo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a photo"))
        if name:
            self._photo.setText(name)

    def _retranslate(self) -> None:
        texts = {
            "days": self.tr("Photos of these days"),
            "station": self.tr("Everything that one computer has written"),
            "photo": self.tr("One photo, by its file or by the hash in its name"),
        }
        for index, kind in enumerate(_KINDS):
            self._kind.setItemText(index, texts[kind])
        self._kind.setAccessibleName(self.tr("What is forgotten"))
        self._to.setText(self.tr("until"))
        self._first.setAccessibleName(self.tr("First day"))
        self._last.setAccessibleName(self.tr("Last day"))
        self._station.setAccessibleName(self.tr("Name of the computer"))
        self._photo.setAccessibleName(self.tr("File or hash of the photo"))
        self._choose.setText(self.tr("Choose a file…"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _days_scope(first: date | None, last: date | None, station: str) -> ScopeOf:
    def scope() -> "ForgetScope":
        from desktop_app.engine.privacy.photo_scope import scope_of_days

        return scope_of_days(first, last, station)

    return scope


def _photo_scope(name: str) -> ScopeOf:
    def scope() -> "ForgetScope":
        from desktop_app.engine.privacy.photo_scope import scope_of_photo

        return scope_of_photo(name)

    return scope
