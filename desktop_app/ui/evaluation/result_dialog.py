"""A dialog with the main figures of an evaluation, from which its report is opened."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.engine.evaluation.main_figures import MainFigure, copies_note, main_figures
from desktop_app.engine.evaluation.summary import Evaluation
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice, localised_text, notice_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    fit_dialog_height,
    frame,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_COLUMNS: Final = 3
_MAX_REJECTIONS: Final = 3
_WIDTH_PX: Final = 860


class ResultDialog(QDialog):
    """The figures as cards.

    Signals:
        save_requested: the file (``Path``) to write the report to.
        open_requested: the user wants to read the report.
    """

    save_requested = Signal(Path)
    open_requested = Signal()

    def __init__(self, evaluation: Evaluation, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "evaluation_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._evaluation = evaluation
        self._main_figures = main_figures(evaluation.summary)
        self._texts: list[tuple[QLabel, Message]] = []
        self._banner = Banner(theme)
        self._build()
        self._retranslate()
        self._open.setFocus()
        first = self._main_figures[0]
        texts = self._title.text(), localised_text(first.caption), first.figure
        announce(self, "{}. {}: {}".format(*texts))

    def show_saved(self, file: Path) -> None:
        """Show that the report was saved."""
        message = Message("The report is saved as {file}.", file=file)
        self._show_notice(Notice("success", message))

    def show_report(self, file: Path) -> None:
        """Open the report in the web browser."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            message = Message("No application can open {file}.", file=file)
            hint = Message("Save the report and open it in a web browser.")
            self._show_notice(Notice("error", message, hint))

    def show_error(self, error: Exception) -> None:
        """Show an error."""
        self._show_notice(notice_of(error))

    def _show_notice(self, notice: Notice) -> None:
        self._banner.show_notice(notice)
        fit_dialog_height(self, _WIDTH_PX)

    def _build(self) -> None:
        self._title = heading("evaluation_title")
        self._about = label("evaluation_about", role="muted", wraps=True)
        self._rejections = label("evaluation_rejections", wraps=True)
        self._rejections.setVisible(bool(self._evaluation.rejected))
        self._note = label("evaluation_note", wraps=True)
        self._note.setVisible(bool(self._evaluation.summary.copies))
        cards = QGridLayout()
        cards.setSpacing(8)
        for column in range(_COLUMNS):
            cards.setColumnStretch(column, 1)
        for index, main_figure in enumerate(self._main_figures):
            cards.addWidget(self._build_card(index, main_figure), *divmod(index, _COLUMNS))
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._about)
        content.addLayout(cards)
        content.addWidget(self._note)
        content.addWidget(self._rejections)
        content.addStretch(1)
        lay_out_dialog(self, self._banner, content, self._build_buttons())

    def _build_card(self, index: int, main_figure: MainFigure) -> QFrame:
        card = frame(f"headline_{index}", "card")
        caption = label(f"headline_caption_{index}", wraps=True)
        figure = heading(f"headline_figure_{index}", 1.6)
        figure.setText(main_figure.figure)
        hint = label(f"headline_hint_{index}", role="muted", wraps=True)
        self._texts += [(caption, main_figure.caption), (hint, main_figure.hint)]
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        for widget in (caption, figure, hint):
            column.addWidget(widget)
        column.addStretch(1)
        return card

    def _build_buttons(self) -> QLayout:
        self._save = button("evaluation_save")
        self._close = button("evaluation_close")
        self._open = button("evaluation_open", role="primary")
        self._save.clicked.connect(self._choose_file)
        self._close.clicked.connect(self.accept)
        self._open.clicked.connect(self.open_requested)
        self._open.setDefault(True)
        return button_row([self._save], [self._close, self._open])

    def _retranslate(self) -> None:
        summary = self._evaluation.summary
        self.setWindowTitle(self.tr("Evaluate"))
        self._title.setText(self.tr("%Ln photo(s) evaluated", "", summary.n))
        self._about.setText(
            self.tr("{known} of products in the catalogue, {absent} of others").format(
                known=summary.known, absent=summary.absent
            )
        )
        for widget, text in self._texts:
            widget.setText(localised_text(text))
        note = copies_note(summary)
        self._note.setText("" if note is None else localised_text(note))
        self._rejections.setText("\n".join(self._rejection_lines()))
        self._save.setText(self.tr("Save report…"))
        self._close.setText(self.tr("Close"))
        self._open.setText(self.tr("Open report"))
        fit_dialog_height(self, _WIDTH_PX)

    def _rejection_lines(self) -> list[str]:
        rejected = self._evaluation.rejected
        lines = [self.tr("%Ln row(s) not evaluated:", "", len(rejected))]
        for rejection in rejected[:_MAX_REJECTIONS]:
            message = Message("Line {line}: {reason}", line=rejection.line, reason=rejection.reason)
            lines.append(localised_text(message))
        return lines if len(rejected) <= _MAX_REJECTIONS else [*lines, "…"]

    def _choose_file(self) -> None:
        html = "HTML (*.html *.htm)"
        file = choose_output(
            self, self.tr("Save report"), "evaluation.html", {".html": html, ".htm": html}
        )
        if file is not None:
            self.save_requested.emit(file)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
