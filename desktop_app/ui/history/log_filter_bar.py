"""The row of filters above the log."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from desktop_app.domain.log_entry import LOG_KINDS, LogFilter, LogPeople
from desktop_app.engine.audit_log import filter_of_days
from desktop_app.engine.log_description import kind_label
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.widgets.widget_factory import keep_narrow, label, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow

# Before it there is no entry: it stands for no limit.
_NO_DAY: Final = QDate(2000, 1, 1)


class LogFilterBar(QWidget):
    """Days, user, station and kind of the entries.

    Signals:
        changed: another filter was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "log_filter")
        self._days = {name: QDateEdit() for name in ("first", "last")}
        self._boxes = {name: QComboBox() for name in ("author", "station", "kind")}
        self._labels: dict[str, QLabel] = {}
        for name, day in self._days.items():
            with_object_name(day, f"log_{name}")
            day.setCalendarPopup(True)
            day.setMinimumDate(_NO_DAY)
            day.setDate(_NO_DAY)
            day.dateChanged.connect(self.changed)
        for name, box in self._boxes.items():
            with_object_name(box, f"log_{name}")
            keep_narrow(box)
            box.addItem("", None)
            box.activated.connect(self.changed)
        for kind in LOG_KINDS:
            self._boxes["kind"].addItem("", kind)
        row = WrappingRow(self)
        fields: dict[str, QWidget] = {**self._days, **self._boxes}
        for name, field in fields.items():
            self._labels[name] = label(f"log_{name}_label")
            self._labels[name].setBuddy(field)
            row.add(_together(self._labels[name], field))
        self.retranslate()

    @property
    def log_filter(self) -> LogFilter:
        """The chosen filter.

        Raises:
            VitrineError: the last day is before the first one.
        """
        author, station, kind = (box.currentData() for box in self._boxes.values())
        return filter_of_days(
            self._day("first"), self._day("last"), author=author, station=station, kind=kind
        )

    def show_people(self, people: LogPeople) -> None:
        """Offer the users and stations whose entries there are."""
        self._offer("author", people.authors)
        self._offer("station", people.stations)

    def retranslate(self) -> None:
        """Set the texts in the language of the window."""
        titles = {
            "first": self.tr("From"),
            "last": self.tr("To"),
            "author": self.tr("User"),
            "station": self.tr("Station"),
            "kind": self.tr("Kind"),
        }
        for name, title in titles.items():
            self._labels[name].setText(title)
        for name, day in self._days.items():
            day.setAccessibleName(titles[name])
            day.setSpecialValueText(self.tr("any day"))
        for name, box in self._boxes.items():
            box.setAccessibleName(titles[name])
            box.setItemText(0, self.tr("All"))
        kinds = self._boxes["kind"]
        for row in range(1, kinds.count()):
            kinds.setItemText(row, localised_text(kind_label(kinds.itemData(row))))

    def _offer(self, name: str, texts: Sequence[str]) -> None:
        box = self._boxes[name]
        chosen = box.currentData()
        while box.count() > 1:
            box.removeItem(box.count() - 1)
        for text in texts:
            box.addItem(text or self.tr("unknown"), text)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)

    def _day(self, name: str) -> date | None:
        day = self._days[name].date()
        return None if day == _NO_DAY else date(day.year(), day.month(), day.day())


def _together(title: QLabel, field: QWidget) -> QWidget:
    """Return a title and its field, which are in one line of the row."""
    pair = QWidget()
    layout = QHBoxLayout(pair)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(title)
    layout.addWidget(field)
    return pair
