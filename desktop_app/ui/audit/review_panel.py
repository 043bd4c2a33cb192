"""At the right: the group that is being settled, its pictures above its fields."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.duplicate_group import (
    DuplicateGroup,
    GroupDetail,
    GroupMember,
)
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.audit.compare_bar import CompareBar
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.comparison import ComparedPictures, compared_pictures
from desktop_app.ui.audit.decision_bar import DecisionBar
from desktop_app.ui.audit.fields_table import FieldsTable
from desktop_app.ui.audit.full_pictures import FullPictures
from desktop_app.ui.audit.labels import level_label, reasons_label
from desktop_app.ui.audit.member_header import MemberHeader
from desktop_app.ui.audit.pager import Pager
from desktop_app.ui.audit.review_state import ReviewState
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.number_format import percent
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import scaled_font, with_object_name

_HEADS = 4


class ReviewPanel(QWidget):
    """Compares the products of one group, and takes what is said of them.

    Signals:
        settled: a ``Resolution``, the SKUs of its products, and bool, whether it is
            about the whole group.
        group_wanted: 1 for the next group, -1 for the one before.
        failed: an exception.
        told: a sentence for the status bar.
    """

    settled = Signal(object, object, bool)
    group_wanted = Signal(int)
    failed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        auditor: AuditController,
        pictures: FullPictures,
        decoding: Lane,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "audit_desk")
        self._auditor = auditor
        self._group: DuplicateGroup | None = None
        self._name = ""
        self._case: ReviewState | None = None
        self._looking_up = LatestTask()
        # The table follows at the next turn: painting all at once can be felt.
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._show_fields)
        self.view = CompareView("compare", pictures, decoding, theme)
        self._bar = CompareBar("compare", self.view, theme)
        self._pager = Pager(theme)
        self._heads = [MemberHeader(number, theme) for number in range(_HEADS)]
        self._fields = FieldsTable(theme)
        self.rulings = DecisionBar(theme)
        self._build()
        self._connect()

    def show_group(self, group: DuplicateGroup, name: str) -> None:
        """Show a group; what can be done with it follows as soon as it is looked up."""
        if (group, name) == (self._group, self._name):
            return
        self._group, self._case = group, None
        self._name = name
        self.rulings.let_rule(False)
        self._write()
        task = self._looking_up.replace(self._auditor.detail(group))
        task.on_success(lambda detail: self._on_looked_up(group, detail))
        task.on_failure(self.failed)

    def forget(self) -> None:
        """Look the next group up, also when it is the same: it has changed meanwhile."""
        self._group = None

    def clear(self) -> None:
        """Show no group."""
        self._looking_up.cancel()
        self._group = self._case = None
        self.view.show_pictures(ComparedPictures())
        self._fields.show_case(None)
        self.rulings.let_rule(False)

    def rule(self, ruling: ResolutionKind) -> None:
        """Say what the marked ones are."""
        if self._case is None or not self.isVisible():
            return
        settlement = self._case.settlement(ruling)
        if settlement is None:
            self.told.emit(self.tr("Mark one more product than the reference (Space)."))
            return
        skus, is_whole = self._case.ruled_skus(), self._case.is_whole
        # Once: a second press is about the next group.
        self._group = self._case = None
        self.rulings.let_rule(False)
        self.settled.emit(settlement, skus, is_whole)

    def toggle_active(self) -> None:
        """Mark the product that the keys are about, or not."""
        if self._case is not None and self.isVisible():
            self._mark(self._case.active)

    def make_active_reference(self) -> None:
        """Let the product that the keys are about be the one that stays."""
        if self._case is not None and self.isVisible():
            self._make_reference(self._case.active)

    def walk(self, step: int) -> None:
        """Go on to the next picture (1) or the one before (-1)."""
        if self._case is not None and self.isVisible() and self._case.walk(step):
            self._show_case()

    def _build(self) -> None:
        self._title = ElidedLabel("group_title")
        self._title.setFont(scaled_font(1.15, QFont.Weight.DemiBold))
        self._below = ElidedLabel("group_below", role="small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._below)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addLayout(words, 1)
        above.addWidget(self._pager)
        above.addWidget(self._bar)
        heads = QHBoxLayout()
        heads.setSpacing(8)
        for head in self._heads:
            heads.addWidget(head, 1)
        pictures = QWidget()
        column = QVBoxLayout(pictures)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addLayout(heads)
        column.addWidget(self.view, 1)
        self._splitter = with_object_name(QSplitter(Qt.Orientation.Vertical), "audit_desk_splitter")
        self._splitter.setHandleWidth(8)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(pictures)
        self._splitter.addWidget(self._fields)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([400, 240])
        self.view.setMinimumHeight(120)
        self._fields.setMinimumHeight(88)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 12, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self.rulings)

    def _connect(self) -> None:
        self.rulings.ruled.connect(self.rule)
        self.view.picture_wanted.connect(self.walk)
        self.view.group_wanted.connect(self.group_wanted)
        self.view.cell_chosen.connect(self._on_cell_chosen)
        self.view.mode_changed.connect(lambda _: self._show_heads())
        self._pager.turned.connect(self._turn_page)
        for place, head in enumerate(self._heads):
            head.marked.connect(lambda _, place=place: self._mark(self._columns()[place]))
            head.reference_wanted.connect(
                lambda place=place: self._make_reference(self._columns()[place])
            )
            head.picture_wanted.connect(
                lambda step, place=place: self._turn(self._columns()[place], step)
            )

    def _on_looked_up(self, group: DuplicateGroup, detail: GroupDetail) -> None:
        if len(detail.members) < 2:
            self._show_merged(group, detail.members)
            return
        self._case = ReviewState(group, detail)
        self._show_case()

    def _show_merged(self, group: DuplicateGroup, left: Sequence[GroupMember]) -> None:
        """Show what became of a group: one product with the pictures of all."""
        pictures = [picture for member in left for picture in member.pictures][:_HEADS]
        captions = tuple(member.product.sku for member in left for _ in member.pictures)
        self.view.set_mode("side")
        self.view.show_pictures(ComparedPictures(tuple(pictures), captions[:_HEADS]))
        self._bar.let_overlay(False)
        self._pager.hide()
        self._show_heads()
        self._show_fields()
        self._below.set_full_text(
            self.tr("One product by now: {skus}").format(skus=", ".join(group.skus))
        )
        if group.state == "open":
            # Settled elsewhere meanwhile; the list does not know it yet.
            self._auditor.find_groups()

    def _show_case(self) -> None:
        case = self._case
        if case is None:
            return
        self.view.show_pictures(compared_pictures(case))
        first, second = case.compared()
        self._bar.let_overlay(case.picture(first) is not None and case.picture(second) is not None)
        self._pager.show_pages(*case.pages())
        self._show_heads()
        self._following.start()

    def _show_fields(self) -> None:
        self._fields.show_case(self._case)
        self._fields.setVisible(self._case is not None)
        self.rulings.let_rule(self._case is not None)
        self._advise()

    def _advise(self) -> None:
        self.rulings.advise_merge(self._case is not None and self._case.agrees)

    def _columns(self) -> Sequence[int]:
        """Return whose heads are shown."""
        if self._case is None:
            return ()
        return self._case.shown() if self.view.mode == "side" else self._case.compared()

    def _show_heads(self) -> None:
        case, rows = self._case, self._columns()
        for place, head in enumerate(self._heads):
            head.setVisible(place < len(rows))
            if case is not None and place < len(rows):
                row = rows[place]
                head.show_member(
                    case.members[row],
                    case.picture(row),
                    case.picture_place(row),
                    is_reference=row == case.reference,
                    is_marked=row in case.marked,
                )

    def _on_cell_chosen(self, place: int) -> None:
        if self._case is not None:
            self._case.active = self._case.shown()[place]
            self._show_case()

    def _mark(self, row: int) -> None:
        if self._case is not None:
            self._case.toggle(row)
            self._show_heads()
            self._fields.refresh()
            self._advise()

    def _make_reference(self, row: int) -> None:
        if self._case is not None:
            self._case.make_reference(row)
            self._show_case()

    def _turn(self, row: int, step: int) -> None:
        if self._case is not None:
            self._case.active = row
            self._case.turn(row, step)
            self._show_case()

    def _turn_page(self, step: int) -> None:
        if self._case is not None:
            self._case.turn_page(step)
            self._show_case()

    def _write(self) -> None:
        group = self._group
        if group is not None:
            parts = (
                level_label(group.level),
                percent(group.score),
                reasons_label(group.reasons, beside=group.level),
            )
            self._title.set_full_text(self._name)
            self._below.set_full_text(" · ".join(part for part in parts if part))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self._show_case()
