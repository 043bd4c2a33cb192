"""The right side of the audit page: the group under review and the decisions about it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupDetail, GroupMember
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.ui.audit.compare_bar import CompareBar
from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.comparison import ComparedPictures, compared_pictures
from desktop_app.ui.audit.decision_bar import DecisionBar
from desktop_app.ui.audit.decision_controller import DecisionController
from desktop_app.ui.audit.fields_table import FieldsTable
from desktop_app.ui.audit.member_headers import MemberHeaders
from desktop_app.ui.audit.pager import Pager
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.audit.review_state import MAX_VISIBLE_MEMBERS, ReviewState
from desktop_app.ui.audit.value_labels import level_label, reasons_label
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.number_format import format_percent
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.widget_factory import scaled_font, with_object_name


class ReviewPanel(QWidget):
    """Compares the products of a group and takes the user's decision.

    Attributes:
        view: the pictures.

    Signals:
        group_step_requested: 1 for the next group, -1 for the previous one.
        loaded: the members of the group are loaded.
        abandoned: the group is not loaded to its end, because another one is shown, or none.
        group_outdated: the group was resolved without the list knowing it.
        undo_requested, redo_requested: for the last action of the window.
        failed: loading has failed.
        status_message: a sentence for the status bar.
    """

    group_step_requested = Signal(int)
    loaded = Signal()
    abandoned = Signal()
    group_outdated = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    failed = Signal(Exception)
    status_message = Signal(str)

    def __init__(
        self,
        client: EngineClient,
        decisions: DecisionController,
        pictures: PictureLoader,
        decoding: Lane,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "review_panel")
        self._client = client
        self._decisions = decisions
        self._group: DuplicateGroup | None = None
        self._name = ""
        self._state: ReviewState | None = None
        self._loading = LatestTask()
        self._is_loading = False
        # The table is filled in the next event: painting all at once takes too long.
        self._fields_timer = QTimer(self, singleShot=True, interval=0)
        self._fields_timer.timeout.connect(self._show_fields)
        self.view = CompareView("compare", pictures, decoding, theme)
        self._compare_bar = CompareBar("compare", self.view, theme)
        self._pager = Pager(theme)
        self._headers = MemberHeaders(theme)
        self._fields = FieldsTable(theme)
        self._decision_bar = DecisionBar(theme)
        self._build()
        self._connect()
        self._connect_decisions()

    @property
    def is_loading(self) -> bool:
        """Whether the members of the group are being loaded."""
        return self._is_loading

    def show_group(self, group: DuplicateGroup, name: str) -> None:
        """Show a group; decisions are enabled as soon as its members are loaded."""
        if (group, name) == (self._group, self._name):
            return
        self._abandon()
        self._group, self._name, self._state = group, name, None
        self._is_loading = True
        self._decision_bar.enable_decisions(False)
        self._update_titles()
        ids = group.product_ids
        task = self._loading.replace(
            self._client.run(lambda workspace: workspace.audit().group(ids))
        )
        task.on_success(lambda detail: self._on_loaded(group, detail)).on_failure(self.failed)
        task.on_failure(lambda _: self._abandon())

    def invalidate(self) -> None:
        """Load the next group even if it is the same: it may have changed."""
        self._abandon()
        self._group = None

    def clear(self) -> None:
        """Show no group."""
        self._loading.cancel()
        self._abandon()
        self._group = self._state = None
        self.view.show_pictures(ComparedPictures())
        self._fields.show_state(None)
        self._decision_bar.enable_decisions(False)

    def decide(self, kind: ResolutionKind) -> None:
        """Resolve the selected members of the group."""
        state = self._state
        if state is None or not self.isVisible():
            return
        resolution = state.resolution(kind)
        if resolution is None:
            self.status_message.emit(self.tr("Select at least one more product (Space)."))
            return
        # Cleared first: a second key press must not resolve the same group again.
        self._group = self._state = None
        self._decision_bar.enable_decisions(False)
        self._decisions.resolve(
            resolution, state.selected_skus(), covers_whole_group=state.covers_whole_group
        )

    def show_undo_redo(self, descriptions: UndoRedoDescriptions) -> None:
        """Show what undo and redo would do."""
        self._decision_bar.show_history(descriptions)

    def toggle_active(self) -> None:
        """Select or deselect the active member."""
        if self._state is not None and self.isVisible():
            self._toggle_selected(self._state.active)

    def make_active_reference(self) -> None:
        """Make the active member the reference."""
        if self._state is not None and self.isVisible():
            self._set_reference(self._state.active)

    def step_through_pictures(self, step: int) -> None:
        """Go to the next (1) or previous (-1) picture of the group."""
        state = self._state
        if state is not None and self.isVisible() and state.step_through_pictures(step):
            self._show_state()

    def _build(self) -> None:
        self._title = ElidedLabel("group_title")
        self._title.setFont(scaled_font(1.15, QFont.Weight.DemiBold))
        self._subtitle = ElidedLabel("group_subtitle", role="small")
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(titles, 1)
        top.addWidget(self._pager)
        top.addWidget(self._compare_bar)
        self.view.setMinimumHeight(120)
        self._fields.setMinimumHeight(88)
        splitter = with_object_name(QSplitter(Qt.Orientation.Vertical), "review_splitter")
        splitter.setHandleWidth(8)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._pictures_with_headers())
        splitter.addWidget(self._fields)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([400, 240])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 12, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._decision_bar)

    def _pictures_with_headers(self) -> QWidget:
        pictures = QWidget()
        column = QVBoxLayout(pictures)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self._headers)
        column.addWidget(self.view, 1)
        return pictures

    def _connect(self) -> None:
        self.view.picture_step_requested.connect(self.step_through_pictures)
        self.view.group_step_requested.connect(self.group_step_requested)
        self.view.picture_clicked.connect(self._on_picture_clicked)
        self.view.mode_changed.connect(lambda _: self._show_headers())
        self._pager.page_step_requested.connect(self._step_page)
        self._headers.selection_toggled.connect(self._toggle_selected)
        self._headers.reference_requested.connect(self._set_reference)
        self._headers.picture_step_requested.connect(self._step_picture)

    def _connect_decisions(self) -> None:
        bar, decisions = self._decision_bar, self._decisions
        bar.decision_chosen.connect(self.decide)
        bar.undo_requested.connect(self.undo_requested)
        bar.redo_requested.connect(self.redo_requested)
        decisions.rejected.connect(self.invalidate)

    def _on_loaded(self, group: DuplicateGroup, detail: GroupDetail) -> None:
        self._is_loading = False
        if len(detail.members) < 2:
            self._show_merged(group, detail.members)
        else:
            self._state = ReviewState(group, detail)
            self._show_state()
        self.loaded.emit()

    def _abandon(self) -> None:
        if self._is_loading:
            self._is_loading = False
            self.abandoned.emit()

    def _show_merged(self, group: DuplicateGroup, members: Sequence[GroupMember]) -> None:
        """Show a merged group: one product with the pictures of all."""
        pictures = [picture for member in members for picture in member.pictures]
        captions = [member.product.sku for member in members for _ in member.pictures]
        self.view.set_mode("side")
        self.view.show_pictures(
            ComparedPictures(
                tuple(pictures[:MAX_VISIBLE_MEMBERS]), tuple(captions[:MAX_VISIBLE_MEMBERS])
            )
        )
        self._compare_bar.enable_overlay(False)
        self._pager.hide()
        self._show_headers()
        self._show_fields()
        skus = ", ".join(group.skus)
        self._subtitle.set_full_text(self.tr("Merged into one product: {skus}").format(skus=skus))
        if group.state == "open":
            self.group_outdated.emit()

    def _show_state(self) -> None:
        state = self._state
        if state is None:
            return
        self.view.show_pictures(compared_pictures(state))
        pair = state.compared_pair()
        self._compare_bar.enable_overlay(all(state.picture(member) is not None for member in pair))
        self._pager.show_position(*state.page_position())
        self._show_headers()
        self._fields_timer.start()

    def _show_fields(self) -> None:
        self._fields.show_state(self._state)
        self._fields.setVisible(self._state is not None)
        self._decision_bar.enable_decisions(self._state is not None)
        self._update_recommendation()

    def _update_recommendation(self) -> None:
        self._decision_bar.recommend(self._state.recommended if self._state else None)

    def _show_headers(self) -> None:
        self._headers.show_state(self._state, self.view.mode)

    def _on_picture_clicked(self, index: int) -> None:
        if self._state is not None:
            self._state.active = self._state.visible_members()[index]
            self._show_state()

    def _toggle_selected(self, member: int) -> None:
        if self._state is not None:
            self._state.toggle_selected(member)
            self._show_headers()
            self._fields.refresh()
            self._update_recommendation()

    def _set_reference(self, member: int) -> None:
        if self._state is not None:
            self._state.set_reference(member)
            self._show_state()

    def _step_picture(self, member: int, step: int) -> None:
        if self._state is not None:
            self._state.active = member
            self._state.step_picture(member, step)
            self._show_state()

    def _step_page(self, step: int) -> None:
        if self._state is not None:
            self._state.step_page(step)
            self._show_state()

    def _update_titles(self) -> None:
        group = self._group
        if group is not None:
            parts = (
                level_label(group.level),
                format_percent(group.score),
                reasons_label(group.reasons, group.attributes, shown_level=group.level),
            )
            self._title.set_full_text(self._name)
            self._subtitle.set_full_text(" · ".join(part for part in parts if part))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_titles()
            self._show_state()
