"""The explanation of one hit: pictures, a sentence, and the figures in plain words."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.evidence import Evidence
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.picture import Picture
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.explanation.correspondence_view import CorrespondenceView
from desktop_app.ui.explanation.explained_hit import ExplainedHit
from desktop_app.ui.i18n.number_format import format_decimal, format_number, format_percent
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import read_picture
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import announce, label, with_object_name

_READ_PX: Final = 640
_FIGURES: Final = 4


class ExplanationPanel(QWidget):
    """Explains one hit at a time; what takes longer is computed in the background.

    Attributes:
        view: the pictures.

    Signals:
        explained: the explanation is complete.
        failed: the exception of the computation.
    """

    explained = Signal()
    failed = Signal(Exception)

    def __init__(
        self, client: EngineClient, thumbnails: ThumbnailCache, decoding_lane: Lane, theme: Theme
    ) -> None:
        super().__init__()
        with_object_name(self, "explanation_panel")
        self._client = client
        self._thumbnails = thumbnails
        self._decoding_lane = decoding_lane
        self._subject: ExplainedHit | None = None
        self._explanation: Explanation | None = None
        self._has_file = False
        self._latest_read = LatestTask()
        self._latest_job = LatestTask()
        self.view = CorrespondenceView(theme)
        self._sentence = label("explanation_sentence", wraps=True)
        self._figures = [
            (label(f"explanation_name_{row}", role="muted"), label(f"explanation_figure_{row}"))
            for row in range(_FIGURES)
        ]
        self._build()
        thumbnails.loaded.connect(self._on_thumbnails_loaded)
        client.opened.connect(self.clear)

    @property
    def subject(self) -> ExplainedHit | None:
        """What is explained; None if nothing is."""
        return self._subject

    def explain(self, subject: ExplainedHit) -> None:
        """Explain a hit."""
        self.clear()
        self._subject = subject
        self.view.show_photo(subject.image, subject.region)
        if subject.hit.picture is not None:
            self._request_picture(subject.hit.picture)
        self._update_texts()
        pixels, region, hit = subject.pixels, subject.region, subject.hit
        task = self._latest_job.replace(
            self._client.run_reading_job(lambda workspace: workspace.explain(pixels, region, hit))
        )
        task.on_success(self._on_explained).on_failure(self.failed)

    def clear(self) -> None:
        """Stop explaining."""
        self._latest_read.cancel()
        self._latest_job.cancel()
        self._subject = self._explanation = None
        self._has_file = False
        self.view.show_photo(QImage(), WHOLE_PHOTO)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for row, (name, value) in enumerate(self._figures):
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(self._sentence)
        column.addLayout(grid)

    def _request_picture(self, picture: Picture) -> None:
        self._show_thumbnail(picture)
        self._thumbnails.request(self, [picture.id])
        file = Path(picture.path)
        task = self._decoding_lane.run(lambda: read_picture(file, _READ_PX))
        self._latest_read.replace(task).on_success(self._on_picture_read)

    def _show_thumbnail(self, picture: Picture) -> None:
        if not self._has_file and (pixmap := self._thumbnails.pixmap(picture.id)) is not None:
            self.view.show_picture(pixmap.toImage())

    def _on_thumbnails_loaded(self, picture_ids: set[int]) -> None:
        picture = None if self._subject is None else self._subject.hit.picture
        if picture is not None and picture.id in picture_ids:
            self._show_thumbnail(picture)

    def _on_picture_read(self, image: QImage) -> None:
        if not image.isNull():
            self._has_file = True
            self.view.show_picture(image)

    def _on_explained(self, explanation: Explanation) -> None:
        self._explanation = explanation
        if explanation.points is not None:
            self.view.show_points(explanation.points)
        elif explanation.influence is not None and explanation.influence.any():
            self.view.show_influence(explanation.influence)
        self._update_texts()
        announce(self, self._sentence.text())
        self.explained.emit()

    def _update_texts(self) -> None:
        self._sentence.setText(self._sentence_text())
        self.view.setAccessibleName(self.tr("Photo and picture of the catalogue"))
        self.view.setAccessibleDescription(self._sentence.text())
        figures = self._figure_texts()
        for (name, value), (name_text, value_text) in zip(self._figures, figures, strict=True):
            name.setText(name_text)
            value.setText(value_text)
            for widget in (name, value):
                widget.setVisible(bool(value_text))

    def _sentence_text(self) -> str:
        if self._subject is None:
            return ""
        text = self.tr("The camera has read the code {code}, which this product has.")
        lines = [text.format(code=self._subject.codes)] if self._subject.codes else []
        lines += self._label_texts(self._subject.hit.evidence)
        return "\n".join([*lines, self._comparison_text(self._explanation)])

    def _label_texts(self, evidence: Evidence | None) -> list[str]:
        """Return what the words on the label say."""
        if evidence is None or evidence.label is None:
            return []
        texts = []
        if evidence.label.found:
            found = self.tr("Read on the label, and found with this product: {words}")
            texts.append(found.format(words=", ".join(evidence.label.found)))
        if evidence.label.other:
            other = self.tr("Read on the label, but not found with this product: {words}")
            texts.append(other.format(words=", ".join(evidence.label.other)))
        return texts

    def _comparison_text(self, found: Explanation | None) -> str:
        if found is None:
            return self.tr("Comparing the photo with the catalogue…")
        if found.points is not None:
            return self.tr("The points mark details that both pictures have.")
        if found.influence is None:
            return self.tr("The product has no picture to compare the photo with.")
        if found.influence.any():
            return self.tr("The outlined part of the photo counted most.")
        return self.tr("No part of the photo counted more than the others.")

    def _figure_texts(self) -> list[tuple[str, str]]:
        """Return the name and the value of each figure; the value is empty if unknown."""
        subject, found = self._subject, self._explanation
        score = None if subject is None else subject.hit.score
        count = 1 if subject is None else subject.photo_count
        points = None if found is None else found.points
        similarity = None if found is None else found.similarity
        return [
            (
                self.tr("Probability"),
                "" if score is None else format_percent(score),
            ),
            (
                self.tr("Similarity of the pictures (at most 1)"),
                "" if similarity is None else format_decimal(similarity, 2),
            ),
            (
                self.tr("Matching points"),
                "" if points is None else format_number(len(points.photo_points)),
            ),
            (
                self.tr("Photos"),
                format_number(count) if count > 1 else "",
            ),
        ]

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_texts()
