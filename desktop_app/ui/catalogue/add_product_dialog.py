"""The dialog that adds a product: by hand, from photos, or as a copy of another one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.domain.code import has_gtin
from desktop_app.domain.product import Product
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.catalogue.photo_box import PhotoBox
from desktop_app.ui.catalogue.photo_input import CameraAccess
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.i18n.number_format import format_percent
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.product_fields.discard_question import DiscardQuestion
from desktop_app.ui.product_fields.field_editors import CodeEditor
from desktop_app.ui.product_fields.field_form import FieldForm
from desktop_app.ui.product_fields.new_product import (
    NEW_FIELDS,
    NewProduct,
    PhotoReading,
    add_product,
    first_texts,
    read_photo,
)
from desktop_app.ui.product_fields.picture_sources import picture_sources
from desktop_app.ui.product_fields.product_draft import FieldText
from desktop_app.ui.product_fields.proposal_card import ProposalCard
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.addition_request import AdditionRequest
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

if TYPE_CHECKING:
    from desktop_app.engine.editing.field_validation import FieldProblem
    from desktop_app.engine.editing.photo_proposal import PhotoProposal, ProposedValue
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_CHECK_DELAY_MS: Final = 150
_SIZE_PX: Final = (720, 600)


class AddProductDialog(QDialog):
    """Photos on the left, fields on the right; Enter goes to the next field.

    Signals:
        product_added: the new ``Product``.
        open_requested: the id of a product of the catalogue, instead of a new one.
    """

    product_added = Signal(Product)
    open_requested = Signal(object)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        camera: CameraAccess,
        theme: Theme,
        parent: QWidget,
        *,
        copied: Product | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "add_product_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._decoding_lane = decoding_lane
        self._copied = copied
        self._texts: dict[str, FieldText] = {}
        self._read_photo: Photo | None = None
        self._proposed: dict[str, ProposedValue] = {}
        self._is_adding = False
        self._is_typed = False
        self._latest_check = LatestTask()
        self._latest_reading = LatestTask()
        self._check_timer = QTimer(self, singleShot=True, interval=_CHECK_DELAY_MS)
        self._check_timer.timeout.connect(self._check)
        self._banner = Banner(theme)
        self._photos = PhotoBox(camera, theme)
        self._card = ProposalCard()
        self._form = FieldForm(NEW_FIELDS)
        self._build()
        self._connect_parts()
        self._retranslate()
        self._load()

    def begin_with(self, request: AdditionRequest) -> None:
        """Show what is known of the new product; its first photo is compared with the catalogue."""
        if request.photos:
            self._photos.add(request.photos)
        if request.texts:
            self._texts.update(request.texts)
            self._form.show_texts(request.texts)
            self._check_timer.start()

    def can_use_scan(self, text: str) -> bool:
        """Return whether a scan can be the GTIN."""
        return has_gtin(text)

    def use_scan(self, text: str) -> None:
        """Use a scanned code as the GTIN, wherever the focus is."""
        if not has_gtin(text):
            message = Message("The scanned code {code} is no GTIN.", code=text)
            self._form.show_problems({"gtin": message})
            return
        field = self._form.inputs["gtin"]
        if isinstance(field, CodeEditor):
            field.setFocus()
            field.use_scan(text)

    def set_completions(self, completions: Mapping[str, Sequence[str]]) -> None:
        """Set texts that are offered while fields are typed."""
        for name, texts in completions.items():
            self._form.set_completions(name, texts)

    def _build(self) -> None:
        self._title = heading("add_product_title", wraps=True)
        self._subtitle = label("add_product_subtitle", role="muted", wraps=True)
        self._cancel = button("add_product_cancel")
        self._add = button("add_product_add", role="primary")
        for choice in (self._cancel, self._add):
            # Enter goes to the next field: a scanner sends it after each code.
            choice.setAutoDefault(False)
        photos = QWidget()
        left = QVBoxLayout(photos)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self._photos)
        left.addWidget(self._card)
        self._card.setFixedWidth(self._photos.width())
        row = WrappingRow()
        row.setSpacing(24)
        row.add(photos)
        row.add(self._form, stretch=1)
        for part in (photos, self._form):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        content = QVBoxLayout()
        content.setSpacing(8)
        content.addWidget(self._title)
        content.addWidget(self._subtitle)
        content.addSpacing(8)
        content.addLayout(row, 1)
        lay_out_dialog(self, self._banner, content, button_row([], [self._cancel, self._add]))
        resize_within_screen(self, *_SIZE_PX)

    def _connect_parts(self) -> None:
        self._form.typed.connect(self._on_typed)
        self._form.entered.connect(self._form.focusNextChild)
        self._form.reverted.connect(lambda _: self.reject())
        self._photos.photos_changed.connect(self._on_photos_changed)
        self._photos.input.failed.connect(self._on_failed)
        self._form.proposal_taken.connect(self._take_proposal)
        self._card.open_requested.connect(self._open_known)
        self._cancel.clicked.connect(self.reject)
        self._add.clicked.connect(self._on_add)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_add)

    def _load(self) -> None:
        copied_id = None if self._copied is None else self._copied.id
        task = self._client.run(lambda workspace: first_texts(workspace, copied_id))
        task.on_success(self._show_first_texts).on_failure(self._on_failed)

    def _show_first_texts(self, texts: dict[str, FieldText]) -> None:
        # What was typed before the texts have come is kept.
        self._texts = {**texts, **self._texts}
        self._form.show_texts(self._texts)
        self._form.inputs["sku"].setFocus()
        self._form.inputs["sku"].selectAll()

    def _on_typed(self, name: str, text: FieldText) -> None:
        self._is_typed = True
        self._texts[name] = text
        self._check_timer.start()

    def _take_proposal(self, name: str) -> None:
        text = self._proposed[name].value
        self._form.show_texts({name: text})
        self._on_typed(name, text)
        self._form.inputs[name].setFocus()

    def _check(self) -> None:
        typed = {name: text for name, text in self._texts.items() if text}
        task = self._client.run(lambda workspace: workspace.editor().problems(None, typed))
        self._latest_check.replace(task)
        task.on_success(self._show_problems)

    def _show_problems(self, problems: "Sequence[FieldProblem]") -> None:
        self._form.show_problems({problem.field: problem.message for problem in problems})

    def _on_photos_changed(self) -> None:
        first = self._photos.photos[0] if self._photos.photos else None
        if first is self._read_photo:
            return
        self._read_photo = first
        self._latest_reading.cancel()
        self._show_proposal(None)
        self._photos.show_preview(QImage())
        if first is not None:
            self._banner.dismiss()
            task = self._client.run(lambda workspace: read_photo(workspace, first))
            self._latest_reading.replace(task)
            task.on_success(self._show_reading).on_failure(self._on_photo_failed)

    def _show_reading(self, reading: PhotoReading) -> None:
        self._photos.show_preview(reading.preview)
        self._show_proposal(reading.proposal)

    def _show_proposal(self, proposal: "PhotoProposal | None") -> None:
        self._card.show_proposal(proposal)
        self._proposed = {}
        if proposal is not None and proposal.verdict != "match":
            proposed = {"category": proposal.category, "brand": proposal.brand}
            self._proposed = {name: one for name, one in proposed.items() if one is not None}
        self._show_proposed_values()

    def _show_proposed_values(self) -> None:
        template = self.tr("Similar products: {value} ({share})")
        self._form.show_proposals(
            {
                name: template.format(value=in_sentence(one.value), share=format_percent(one.share))
                for name, one in self._proposed.items()
            }
        )

    def _on_photo_failed(self, error: Exception) -> None:
        self._photos.discard_first()
        self._on_failed(error)

    def _on_add(self) -> None:
        if self._is_adding or not self._client.is_ready:
            return
        self._set_adding(True)
        photos = list(self._photos.photos)
        task = self._decoding_lane.run(lambda: picture_sources(photos))
        task.on_success(self._add_with).on_failure(self._on_not_added)

    def _add_with(self, pictures: list[Path | bytes]) -> None:
        copied_id = None if self._copied is None else self._copied.id
        new = NewProduct(dict(self._texts), copied_id, pictures)
        task = self._client.write(lambda workspace: add_product(workspace, new))
        task.on_success(self._on_added).on_failure(self._on_not_added)

    def _on_added(self, product: Product) -> None:
        self.product_added.emit(product)
        self.accept()

    def _on_not_added(self, error: Exception) -> None:
        self._set_adding(False)
        problems: Sequence[FieldProblem] = getattr(error, "problems", ())
        if not problems:
            self._on_failed(error)
            return
        self._check_timer.stop()
        self._latest_check.cancel()
        self._show_problems(problems)
        self._form.inputs[problems[0].field].setFocus()

    def _set_adding(self, is_adding: bool) -> None:
        self._is_adding = is_adding
        self._add.setEnabled(not is_adding)

    def _on_failed(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))

    def _open_known(self, product_id: int) -> None:
        self.open_requested.emit(product_id)
        self.done(QDialog.DialogCode.Rejected)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Add product"))
        self._title.setText(self.tr("Add product"))
        self._subtitle.setVisible(self._copied is not None)
        if self._copied is not None:
            template = self.tr("A copy of {name} with its attributes, without its pictures.")
            self._subtitle.setText(template.format(name=localised_title(self._copied)))
        self._cancel.setText(self.tr("Cancel"))
        self._add.setText(self.tr("Add product"))
        self._add.setToolTip("Ctrl+Enter")
        self._show_proposed_values()

    # Qt

    def reject(self) -> None:
        """Close the dialog; ask first if something was typed."""
        if self._is_typed:
            DiscardQuestion(self, lambda: self.done(QDialog.DialogCode.Rejected)).open()
        else:
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
