"""A page of the user guide as text, with its links and the hits of a search."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop_app.ui.background.lane import Lane
from desktop_app.ui.guide.guide_pages import hits
from desktop_app.ui.guide.guide_pictures import GuidePictures
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import with_object_name

_LINE_HEIGHT_PERCENT: Final = 130
_MARGIN_PX: Final = 16
_CELL_PADDING_PX: Final = 6
# After the last change of the size.
_FIT_AFTER_MS: Final = 60
_ZOOM_STEPS: Final = range(-3, 11)


class GuideView(QTextBrowser):
    """Shows Markdown; a link to another page is passed on, one to the internet opens a browser.

    Args:
        lane: loads pictures.
        theme: colours of tables and hits.
        parent: the window.

    Signals:
        page_requested: the name of the page that a link leads to.
    """

    page_requested = Signal(str)

    def __init__(self, lane: Lane, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "guide_view")
        self._theme = theme
        self._zoom = 0
        self._document: QTextDocument | None = None
        self._hits: list[tuple[int, int]] = []
        self._current = 0
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)
        self._pictures = GuidePictures(lane, self)
        self._pictures.loaded.connect(self.viewport().update)
        self._fitting = QTimer(self, singleShot=True, interval=_FIT_AFTER_MS)
        self._fitting.timeout.connect(self._fit_pictures)
        self.anchorClicked.connect(self._on_link)

    @property
    def hit_count(self) -> int:
        """Number of hits on the page."""
        return len(self._hits)

    @property
    def current_hit(self) -> int:
        """The hit that is shown, from 0."""
        return self._current

    def show_markdown(self, markdown: str, folder: Path) -> None:
        """Show a page from its top.

        Args:
            markdown: the page.
            folder: of the page, from which its pictures count.
        """
        self._hits = []
        self.setExtraSelections([])
        # It is laid out once, when it is complete.
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN_PX)
        document.setBaseUrl(QUrl.fromLocalFile(f"{folder}/"))
        document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._set_formats(document)
        self._fit_pictures(document)
        self.setDocument(document)
        # Qt deletes only the document that it has made itself.
        if self._document is not None:
            self._document.deleteLater()
        self._document = document

    def stop(self) -> None:
        """Load no pictures any more, before the window is closed."""
        self._fitting.stop()
        self._pictures.close()

    def mark(self, words: Sequence[str], hit: int = 0) -> None:
        """Highlight words and show one of the hits.

        Args:
            words: in lower case.
            hit: which one, from 0; negative from the last one.
        """
        self._hits = hits(self.document().toPlainText(), words)
        self.show_hit(hit % len(self._hits) if self._hits else 0)

    def show_hit(self, hit: int) -> None:
        """Show one of the hits, from 0."""
        self._current = hit
        self.setExtraSelections([self._selection(number) for number in range(len(self._hits))])
        if self._hits:
            cursor = self.textCursor()
            # The end first: the beginning of the hit is what has to be seen.
            cursor.setPosition(self._hits[hit][1])
            self.setTextCursor(cursor)
            cursor.setPosition(self._hits[hit][0])
            self.setTextCursor(cursor)

    def zoom(self, steps: int) -> None:
        """Enlarge (1) or reduce (-1) the text; 0 for its usual size."""
        wanted = self._zoom + steps if steps else 0
        if wanted in _ZOOM_STEPS:
            self.zoomIn(wanted - self._zoom)
            self._zoom = wanted

    def _selection(self, number: int) -> QTextEdit.ExtraSelection:
        colours = self._theme.colours
        is_current = number == self._current
        selection = QTextEdit.ExtraSelection()
        # Both are attributes in Python.
        start, end = self._hits[number]
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        hit_format = QTextCharFormat()
        hit_format.setBackground(QColor(colours.accent if is_current else colours.check_tint))
        hit_format.setForeground(QColor(colours.on_accent if is_current else colours.text))
        setattr(selection, "cursor", cursor)  # noqa: B010
        setattr(selection, "format", hit_format)  # noqa: B010
        return selection

    def _set_formats(self, document: QTextDocument) -> None:
        """Give lines and tables what Markdown does not say."""
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(_line_height(_LINE_HEIGHT_PERCENT))
        picture = document.find("\N{OBJECT REPLACEMENT CHARACTER}")
        while not picture.isNull():
            # The height of a picture is no height of a line.
            picture.mergeBlockFormat(_line_height(100))
            picture = document.find("\N{OBJECT REPLACEMENT CHARACTER}", picture)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table_format(frame)

    def _fit_pictures(self, document: QTextDocument | None = None) -> None:
        """Make pictures not wider than the text of a document, or of the one that is shown."""
        width_px = self.viewport().width() - 2 * _MARGIN_PX
        ratio = self.devicePixelRatioF()
        self._pictures.fit(document or self.document(), max(width_px, 1), ratio)

    def _set_table_format(self, table: QTextTable) -> None:
        table_format = table.format().toTableFormat()
        table_format.setBorder(1)
        table_format.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        table_format.setBorderBrush(QColor(self._theme.colours.divider))
        table_format.setBorderCollapse(True)
        table_format.setCellPadding(_CELL_PADDING_PX)
        table.setFormat(table_format)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        else:
            self.page_requested.emit(url.fileName())

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitting.start()


def _line_height(percent: int) -> QTextBlockFormat:
    lines = QTextBlockFormat()
    lines.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return lines
