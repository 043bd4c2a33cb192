"""The details pane: pictures, fields and history of one product, all of which can be changed."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.domain.action import ProductChange
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.domain.role import Right
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.catalogue.field_editing import FieldEditing
from desktop_app.ui.catalogue.history_model import author_text
from desktop_app.ui.catalogue.history_section import HistorySection
from desktop_app.ui.catalogue.photo_input import CameraAccess
from desktop_app.ui.catalogue.picture_changes import PictureChanges
from desktop_app.ui.catalogue.picture_section import PictureSection
from desktop_app.ui.catalogue.product_record import ProductRecord, read_record
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.product_fields.field_form import FieldForm
from desktop_app.ui.product_fields.product_draft import FORM_FIELDS
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.fading_edge import FadingEdge
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import frame, heading, label, with_object_name

_MIN_WIDTH_PX: Final = 300


class ProductPane(QWidget):
    """Shows the current product of the catalogue page.

    Attributes:
        completions: texts that are offered while a field is typed, by field.

    Signals:
        product_changed: the id of a product that was changed here.
        product_shown: another product, or none, is shown, or it was read again.
        job_started: a long job; the window shows its progress.
        status_message: a sentence for the status bar.
        notice_raised: a notice to show.
        failed: an error to show.
    """

    product_changed = Signal(object)
    product_shown = Signal()
    job_started = Signal(Task)
    status_message = Signal(str)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        thumbnails: ThumbnailCache,
        camera: CameraAccess,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "product_pane")
        self._client = client
        self._theme = theme
        self._product_id: int | None = None
        self._record: ProductRecord | None = None
        self.completions: dict[str, list[str]] = {}
        self._latest_read = LatestTask()
        self._editing = FieldEditing(client, self)
        self._changes = PictureChanges(client, decoding_lane, self)
        # Parts are created in their places: each move takes them through the style sheet again.
        card = frame("product_card", "card", self)
        self._scroll = with_object_name(QScrollArea(card), "product_scroll")
        content = with_object_name(QWidget(self._scroll.viewport()), "scrolled")
        self._pictures = PictureSection(thumbnails, decoding_lane, camera, theme, content)
        self._form = FieldForm(parent=content)
        self._history = HistorySection(theme, content)
        self._build(card, content)
        self._connect_parts()
        self._retranslate()
        client.opened.connect(self._on_opened)
        client.ready.connect(self._update_editable)
        client.role_changed.connect(self._update_editable)
        client.closing.connect(self.save)
        self._update_editable()

    @property
    def product(self) -> Product | None:
        """The product that is shown, as it is saved; None if there is none."""
        return None if self._record is None else self._record.detail.product

    def show_product(self, product_id: int | None) -> None:
        """Show a product; what was typed for the one before is saved, or kept if it cannot be."""
        if product_id == self._product_id:
            return
        self._commit_open_cell()
        self._product_id = product_id
        self._latest_read.cancel()
        if product_id is None:
            self._show_record(None)
        else:
            self._read()

    def reload(self) -> None:
        """Read the product again, after an import, an undo or a bulk edit; typed text stays."""
        if self._product_id is not None:
            self._read()

    def show_completions(self, completions: dict[str, list[str]]) -> None:
        """Offer known values while a field is typed, by field; those of other fields stay."""
        self.completions |= completions
        for name, texts in completions.items():
            self._form.set_completions(name, texts)

    def save(self) -> None:
        """Save what was typed, before the window closes."""
        self._commit_open_cell()
        self._editing.save()

    def focus_field(self, name: str) -> None:
        """Give a field the keyboard focus, such as the first one that cannot be saved."""
        if name in self._form.inputs:
            self._form.inputs[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self, card: QWidget, content: QWidget) -> None:
        self.setMinimumWidth(_MIN_WIDTH_PX)
        self._placeholder = label("product_placeholder", role="muted", wraps=True)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty = with_object_name(QWidget(self), "product_empty")
        QVBoxLayout(empty).addWidget(self._placeholder)
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(8, 8, 8, 8)
        card_layout.addWidget(self._scroll)
        self._build_scroll_area(content)
        self._pages = QStackedLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 16, 16, 16)
        layout.addLayout(self._pages)
        self._pages.addWidget(empty)
        self._pages.addWidget(card)

    def _build_scroll_area(self, content: QWidget) -> None:
        self._title: QLabel = heading("product_title", 1.2, wraps=True)
        self._dates = label("product_dates", role="small", wraps=True)
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._pictures)
        column.addWidget(self._form)
        column.addWidget(self._dates)
        column.addWidget(self._history)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        # It scrolls to the field with the focus.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        FadingEdge(self._scroll, self._theme)

    def _connect_parts(self) -> None:
        editing, changes, pictures = self._editing, self._changes, self._pictures
        self._form.typed.connect(editing.type)
        self._form.committed.connect(lambda name: editing.save([name]))
        self._form.reverted.connect(editing.revert)
        editing.draft_changed.connect(self._update_form)
        editing.problems_changed.connect(self._update_problems)
        editing.product_saved.connect(self._on_saved)
        pictures.input.photos_given.connect(self._add_pictures)
        pictures.main_chosen.connect(self._choose_main)
        pictures.removal_requested.connect(self._remove_picture)
        changes.changed.connect(self._on_changed)
        changes.status_message.connect(self.status_message)
        changes.job_started.connect(self.job_started)
        self._history.restore_requested.connect(self._restore)
        for reporting in (editing, changes):
            reporting.notice_raised.connect(self.notice_raised)
        for failing in (editing, changes, pictures.input):
            failing.failed.connect(self.failed)

    def _read(self) -> None:
        product_id = self._product_id
        assert product_id is not None
        task = self._client.read(lambda catalogue: read_record(catalogue, product_id))
        self._latest_read.replace(task)
        task.on_success(self._show_record).on_failure(self.failed)

    def _show_record(self, record: ProductRecord | None) -> None:
        has_changed = self._is_other(record)
        self._record = record
        product = None if record is None else record.detail.product
        if has_changed and self._form.attributes is not None:
            self._form.attributes.clear()
        self._editing.show(product)
        self._pages.setCurrentIndex(0 if product is None else 1)
        if has_changed:
            self._scroll.verticalScrollBar().setValue(0)
        detail = None if record is None else record.detail
        self._pictures.show_detail(detail)
        self._history.show_changes(detail, () if record is None else record.changes)
        if record is not None:
            self._update_texts(record)
        self.product_shown.emit()

    def _is_other(self, record: ProductRecord | None) -> bool:
        if record is None or self._record is None:
            return True
        return record.detail.product.id != self._record.detail.product.id

    def _update_texts(self, record: ProductRecord) -> None:
        product = record.detail.product
        self._title.setText(localised_title(product))
        parts = [self.tr("Added {time}").format(time=format_time(product.created_at))]
        if record.changes:
            last = record.changes[0]
            template = self.tr("changed {time} by {author}")
            if not (author := author_text(last)):
                template = self.tr("changed {time}")
            parts.append(template.format(time=format_time(last.acted_at), author=author))
        elif product.updated_at != product.created_at:
            time = format_time(product.updated_at)
            parts.append(self.tr("changed {time}").format(time=time))
        if product.archived_at is not None:
            time = format_time(product.archived_at)
            parts.append(self.tr("archived {time}").format(time=time))
        self._dates.setText(" · ".join(parts))

    def _update_form(self) -> None:
        draft = self._editing.draft
        if draft is not None:
            self._form.show_texts({name: draft.text(name) for name in FORM_FIELDS})
        self._update_problems()

    def _update_problems(self) -> None:
        draft = self._editing.draft
        self._form.show_problems({} if draft is None else draft.problems)

    def _update_editable(self) -> None:
        self._set_editable(self._client.is_ready and self._client.may(Right.EDIT_PRODUCTS))

    def _set_editable(self, is_editable: bool) -> None:
        for part in (self._form, self._pictures, self._history):
            part.set_editable(is_editable)

    def _commit_open_cell(self) -> None:
        if self._form.attributes is not None:
            self._form.attributes.commit_open_cell()

    def _on_opened(self) -> None:
        self._set_editable(False)
        self._product_id = None
        self._latest_read.cancel()
        self._show_record(None)

    def _on_saved(self, product: Product) -> None:
        self._on_changed(product.id)
        for name, texts in self.completions.items():
            text = getattr(product, name)
            if text and text not in texts:
                self.show_completions({name: sorted([*texts, text])})

    def _on_changed(self, product_id: int) -> None:
        if product_id == self._product_id:
            self._read()
        self.product_changed.emit(product_id)

    def _add_pictures(self, photos: list[Photo]) -> None:
        if self._product_id is not None and self._client.is_ready:
            self._changes.add(self._product_id, photos)

    def _choose_main(self, picture: Picture) -> None:
        if self._product_id is not None:
            self._changes.choose_main(self._product_id, picture)

    def _remove_picture(self, picture: Picture) -> None:
        if self._product_id is not None:
            self._changes.remove(self._product_id, picture)

    def _restore(self, change: ProductChange) -> None:
        product_id = self._product_id
        if product_id is None:
            return
        task = self._client.write(lambda workspace: workspace.editor().restore(product_id, change))
        task.on_success(lambda _: self._on_changed(product_id)).on_failure(self.failed)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Details"))
        self._scroll.setAccessibleName(self.tr("Details"))
        self._placeholder.setText(self.tr("Choose a product to see and change its details."))
        if self._record is not None:
            self._update_texts(self._record)
            self._update_form()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adapt the height of the picture to that of the pane."""
        super().resizeEvent(event)
        self._pictures.set_room(event.size().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
