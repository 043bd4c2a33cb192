"""Settles many groups by a rule, after a look at all that it would settle."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.duplicate_group import FINDING_LEVELS, DuplicateGroup
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.ui.audit.bulk_resolution import BulkResolution
from desktop_app.ui.audit.checkable_groups import CheckableGroups
from desktop_app.ui.audit.group_index import GroupFilter, GroupIndex
from desktop_app.ui.audit.labels import (
    field_label,
    level_label,
    resolution_label,
)
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.i18n.number_format import number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    with_object_name,
)

_RULINGS: Final[tuple[ResolutionKind, ...]] = ("merge", "variant", "different", "later")
# To begin with, in percent: what is less alike wants to be looked at one by one.
_LEAST_SCORE: Final = 95


class BulkDialog(QDialog):
    """A rule, and below it every group that it is about.

    Signals:
        settled: the groups, and the ``Resolution`` of each.
    """

    settled = Signal(object, object)

    def __init__(
        self, shelf: GroupIndex, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "bulk_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._over_px = parent.window().height()
        self._shelf = shelf
        self._open = [shelf.groups[number] for number in shelf.rows(GroupFilter())]
        self._taken: list[DuplicateGroup] = []
        self._model = CheckableGroups(self)
        self._preview = RowList("bulk_preview", thumbnails, theme)
        self._preview.setModel(self._model)
        self._title = heading("bulk_title", wraps=True)
        self._intro = label("bulk_intro", role="muted", wraps=True)
        self._level = with_object_name(QComboBox(), "bulk_level")
        self._ruling = with_object_name(QComboBox(), "bulk_ruling")
        for _ in FINDING_LEVELS:
            self._level.addItem("")
        for _ in _RULINGS:
            self._ruling.addItem("")
        self._score = with_object_name(QSpinBox(), "bulk_score")
        self._score.setRange(0, 100)
        self._score.setValue(_LEAST_SCORE)
        self._score.setSuffix("%")
        self._score.lineEdit().setTextMargins(8, 0, 0, 0)
        self._gtin = with_object_name(QCheckBox(), "bulk_gtin")
        self._name = with_object_name(QCheckBox(), "bulk_name")
        self._name.setChecked(True)
        self._agreeing = with_object_name(QCheckBox(), "bulk_agreeing")
        self._agreeing.setChecked(True)
        self._none = label("bulk_none", role="muted", wraps=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._gains = label("bulk_gains", role="muted", wraps=True)
        self._settle = button("bulk_settle", role="primary")
        self._leave = button("bulk_leave")
        self._build()
        self._connect()
        self._retranslate()
        self._on_changed()

    @property
    def rule(self) -> BulkResolution:
        """The rule as it is set."""
        return BulkResolution(
            level=FINDING_LEVELS[self._level.currentIndex()],
            least_score=self._score.value() / 100,
            needs_gtin=self._gtin.isChecked(),
            needs_name=self._name.isChecked(),
            without_conflict=self._agreeing.isChecked(),
            ruling=_RULINGS[self._ruling.currentIndex()],
        )

    def _build(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.addRow(_beside("bulk_level_name"), self._level)
        self._form.addRow(_beside("bulk_score_name"), self._score)
        for box in (self._gtin, self._name, self._agreeing):
            self._form.addRow(QWidget(), box)
        self._form.addRow(_beside("bulk_ruling_name"), self._ruling)
        self._preview.setMinimumHeight(160)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._intro)
        layout.addLayout(self._form)
        layout.addWidget(self._preview, 1)
        layout.addWidget(self._none, 1)
        layout.addWidget(self._gains)
        layout.addLayout(button_row((), (self._leave, self._settle)))
        self._leave.setDefault(True)
        self.resize(560, min(720, self._over_px - 24))

    def _connect(self) -> None:
        self._level.currentIndexChanged.connect(lambda _: self._on_changed())
        self._ruling.currentIndexChanged.connect(lambda _: self._on_changed())
        self._score.valueChanged.connect(lambda _: self._on_changed())
        for box in (self._gtin, self._name, self._agreeing):
            box.toggled.connect(lambda _: self._on_changed())
        self._model.dataChanged.connect(lambda: self._on_ticked())
        self._settle.clicked.connect(self._on_settle)
        self._leave.clicked.connect(self.reject)

    def _on_changed(self) -> None:
        self._model.show(self._shelf.only(self.rule.chosen(self._open)))
        self._preview.refresh()
        self._on_ticked()

    def _on_ticked(self) -> None:
        self._taken = self._model.taken()
        self._write()

    def _on_settle(self) -> None:
        self.settled.emit(self._taken, self.rule.settlements(self._taken))
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settle by a rule"))
        self._title.setText(self.tr("Settle many groups by a rule"))
        self._intro.setText(
            self.tr(
                "Look through the list and untick what shall stay open. "
                "One undo takes all of it back."
            )
        )
        for row, level in enumerate(FINDING_LEVELS):
            self._level.setItemText(row, level_label(level))
        for row, ruling in enumerate(_RULINGS):
            self._ruling.setItemText(row, resolution_label(ruling))
        self._gtin.setText(self.tr("Only with the same GTIN"))
        self._name.setText(self.tr("Only with nearly the same name"))
        self._agreeing.setText(self.tr("Only where price and category agree"))
        names = {
            self._level: self.tr("Level"),
            self._score: self.tr("Least score"),
            self._ruling: self.tr("Decision"),
        }
        for field, words in names.items():
            title = self._form.labelForField(field)
            title.setText(words)  # type: ignore[attr-defined]
            field.setAccessibleName(words)
        self._preview.setAccessibleName(self.tr("Groups that the rule is about"))
        self._none.setText(self.tr("No open group is like that."))
        self._leave.setText(self.tr("Cancel"))
        self._write()

    def _write(self) -> None:
        self._settle.setText(self.tr("Settle %Ln group(s)", "", len(self._taken)))
        self._settle.setEnabled(bool(self._taken))
        has_rows = self._model.rowCount() > 0
        self._preview.setVisible(has_rows)
        self._none.setVisible(not has_rows)
        gains = self.rule.gains(self._taken).items()
        counts = " · ".join(
            f"{field_label(field)}\N{NO-BREAK SPACE}({number(count)})" for field, count in gains
        )
        words = self.tr("What a reference lacks and the others agree about is taken over: {counts}")
        self._gains.setText(words.format(counts=counts))
        self._gains.setVisible(bool(gains))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _beside(name: str) -> QLabel:
    """Return a label that is as high as its field, so that both stand on one line."""
    made = label(name)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return made
