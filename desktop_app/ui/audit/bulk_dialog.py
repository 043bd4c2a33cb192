"""A dialog that resolves many groups by a rule, with a preview."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.duplicate_group import FINDING_LEVELS, DuplicateGroup
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.ui.audit.bulk_rule import BulkRule
from desktop_app.ui.audit.checkable_groups_model import CheckableGroupsModel
from desktop_app.ui.audit.group_index import GroupFilter, GroupIndex
from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.audit.value_labels import field_label, level_label, resolution_label
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    form_label,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

_KINDS: Final[tuple[ResolutionKind, ...]] = ("merge", "variant", "different", "later")
# Initial value in percent. Less similar groups should be reviewed one by one.
_DEFAULT_MIN_SCORE: Final = 95


class BulkDialog(QDialog):
    """A rule, and a preview of the groups that match it.

    Signals:
        confirmed: the checked groups, and the ``Resolution`` of each.
    """

    confirmed = Signal(object, object)

    def __init__(
        self, group_index: GroupIndex, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "bulk_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._max_height_px = parent.window().height() - 24
        self._group_index = group_index
        self._open_groups = group_index.open_groups()
        self._checked_groups: list[DuplicateGroup] = []
        self._is_for_variants = False
        self._groups = GroupsModel(self)
        self._model = CheckableGroupsModel(self._groups, self)
        self._preview = RowList("bulk_preview", thumbnails, theme)
        self._preview.setModel(self._model)
        self._title = heading("bulk_title", wraps=True)
        self._intro = label("bulk_intro", role="muted", wraps=True)
        self._level = with_object_name(QComboBox(), "bulk_level")
        self._kind = with_object_name(QComboBox(), "bulk_decision")
        for _ in FINDING_LEVELS:
            self._level.addItem("")
        for _ in _KINDS:
            self._kind.addItem("")
        self._min_score = with_object_name(QSpinBox(), "bulk_score")
        self._min_score.setRange(0, 100)
        self._min_score.setValue(_DEFAULT_MIN_SCORE)
        self._min_score.setSuffix("%")
        self._min_score.lineEdit().setTextMargins(8, 0, 0, 0)
        self._same_gtin = with_object_name(QCheckBox(), "bulk_gtin")
        self._similar_names = with_object_name(QCheckBox(), "bulk_similar_names")
        self._similar_names.setChecked(True)
        self._no_conflicts = with_object_name(QCheckBox(), "bulk_no_conflicts")
        self._no_conflicts.setChecked(True)
        self._empty_message = label("bulk_empty", role="muted", wraps=True)
        self._empty_message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._filled_fields = label("bulk_filled_fields", role="muted", wraps=True)
        self._confirm = button("bulk_confirm", role="primary")
        self._cancel = button("bulk_cancel")
        self._build()
        self._connect()
        self._retranslate()
        self._on_rule_changed()

    @property
    def rule(self) -> BulkRule:
        """The rule that the fields describe."""
        return BulkRule(
            level=FINDING_LEVELS[self._level.currentIndex()],
            min_score=self._min_score.value() / 100,
            requires_same_gtin=self._same_gtin.isChecked(),
            requires_similar_names=self._similar_names.isChecked(),
            excludes_conflicts=self._no_conflicts.isChecked(),
            kind=_KINDS[self._kind.currentIndex()],
        )

    def _build(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.addRow(form_label("bulk_level_label"), self._level)
        self._form.addRow(form_label("bulk_score_label"), self._min_score)
        for box in (self._same_gtin, self._similar_names, self._no_conflicts):
            self._form.addRow(box)
        self._form.addRow(form_label("bulk_decision_label"), self._kind)
        self._preview.setMinimumHeight(160)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._intro)
        content.addLayout(self._form)
        content.addWidget(self._preview, 1)
        content.addWidget(self._empty_message, 1)
        content.addWidget(self._filled_fields)
        lay_out_dialog(self, None, content, button_row((), (self._cancel, self._confirm)))
        self._cancel.setDefault(True)
        resize_within_screen(self, 560, min(720, self._max_height_px))

    def _connect(self) -> None:
        self._level.currentIndexChanged.connect(lambda _: self._on_level_changed())
        self._kind.currentIndexChanged.connect(lambda _: self._on_rule_changed())
        self._min_score.valueChanged.connect(lambda _: self._on_rule_changed())
        for box in (self._same_gtin, self._similar_names, self._no_conflicts):
            box.toggled.connect(lambda _: self._on_rule_changed())
        self._model.dataChanged.connect(lambda: self._on_checks_changed())
        self._confirm.clicked.connect(self._on_confirm)
        self._cancel.clicked.connect(self.reject)

    def _on_level_changed(self) -> None:
        """Offer what is usual for variants, of which names and prices differ, or duplicates."""
        is_variant = FINDING_LEVELS[self._level.currentIndex()] == "variant"
        if is_variant == self._is_for_variants:
            self._on_rule_changed()
            return
        self._is_for_variants = is_variant
        self._kind.setCurrentIndex(_KINDS.index("variant" if is_variant else "merge"))
        self._min_score.setValue(0 if is_variant else _DEFAULT_MIN_SCORE)
        for box in (self._similar_names, self._no_conflicts):
            box.setChecked(not is_variant)
        self._on_rule_changed()

    def _on_rule_changed(self) -> None:
        matching = self.rule.matching(self._open_groups)
        self._groups.set_filter(GroupFilter(self.rule.level))
        self._groups.set_groups(self._group_index.subset(matching))
        self._preview.refresh()
        self._on_checks_changed()

    def _on_checks_changed(self) -> None:
        self._checked_groups = self._model.checked_groups()
        self._update_preview()

    def _on_confirm(self) -> None:
        self.confirmed.emit(self._checked_groups, self.rule.resolutions(self._checked_groups))
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Resolve by rule"))
        self._title.setText(self.tr("Resolve many groups by rule"))
        self._intro.setText(
            self.tr(
                "Review the list and uncheck the groups to leave open. "
                "A single undo reverts all of them."
            )
        )
        for row, level in enumerate(FINDING_LEVELS):
            self._level.setItemText(row, level_label(level))
        for row, kind in enumerate(_KINDS):
            self._kind.setItemText(row, resolution_label(kind))
        self._same_gtin.setText(self.tr("Only with the same GTIN"))
        self._similar_names.setText(self.tr("Only with similar names"))
        self._no_conflicts.setText(self.tr("Only with the same price, category, colour and size"))
        names = {
            self._level: self.tr("Duplicate type"),
            self._min_score: self.tr("Minimum score"),
            self._kind: self.tr("Decision"),
        }
        for field, text in names.items():
            title = self._form.labelForField(field)
            title.setText(text)  # type: ignore[attr-defined]
            field.setAccessibleName(text)
        self._preview.setAccessibleName(self.tr("Groups that match the rule"))
        self._empty_message.setText(self.tr("No open groups match the rule."))
        self._cancel.setText(self.tr("Cancel"))
        self._update_preview()

    def _update_preview(self) -> None:
        self._confirm.setText(self.tr("Resolve %Ln group(s)", "", len(self._checked_groups)))
        self._confirm.setEnabled(bool(self._checked_groups))
        has_rows = self._groups.rowCount() > 0
        self._preview.setVisible(has_rows)
        self._empty_message.setVisible(not has_rows)
        filled_fields = self.rule.filled_fields(self._checked_groups)
        counts = " · ".join(
            f"{field_label(field)}\N{NO-BREAK SPACE}({format_number(count)})"
            for field, count in filled_fields.items()
        )
        text = self.tr("Empty fields are filled in where the other products agree: {counts}")
        self._filled_fields.setText(text.format(counts=counts))
        self._filled_fields.setVisible(bool(filled_fields))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
