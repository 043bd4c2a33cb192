"""The main figures of an evaluation, and the way to its report."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop_app.engine.evaluation.headlines import (
    Headline,
    copies_note,
    headlines,
)
from desktop_app.engine.evaluation.summary import Evaluation
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import (
    Notice,
    localised_text,
    notice_of,
)
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
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
_LINES_NAMED: Final = 3
_WIDTH_PX: Final = 860


class ResultDialog(QDialog):
    """Figures as cards.

    Signals:
        save_wanted: the file (``Path``) that the report shall be written to.
        open_wanted: the report shall be looked at.
    """

    save_wanted = Signal(object)
    open_wanted = Signal()

    def __init__(self, evaluation: Evaluation, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "evaluation_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._evaluation = evaluation
        self._headlines = headlines(evaluation.summary)
        self._texts: list[tuple[QLabel, Message]] = []
        self._banner = Banner(theme)
        self._build()
        self._retranslate()
        self._open.setFocus()

    def show_saved(self, file: Path) -> None:
        """Tell that the report has been written."""
        words = Message("The report is saved in {file}.", file=file)
        self._show_notice(Notice("success", words))

    def show_report(self, file: Path) -> None:
        """Open the report where web pages are read."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            words = Message("No program is there to open {file}.", file=file)
            hint = Message("Save the report and open it in a web browser.")
            self._show_notice(Notice("error", words, hint))

    def show_error(self, error: Exception) -> None:
        """Tell what went wrong."""
        self._show_notice(notice_of(error))

    def _show_notice(self, notice: Notice) -> None:
        self._banner.show_notice(notice)
        fit_dialog_height(self, _WIDTH_PX)

    def _build(self) -> None:
        self._title = heading("evaluation_title")
        self._about = label("evaluation_about", role="muted", wraps=True)
        self._left_out = label("evaluation_left_out", wraps=True)
        self._left_out.setVisible(bool(self._evaluation.rejected))
        self._note = label("evaluation_note", wraps=True)
        self._note.setVisible(bool(self._evaluation.summary.copies))
        cards = QGridLayout()
        cards.setSpacing(8)
        for column in range(_COLUMNS):
            cards.setColumnStretch(column, 1)
        for number, headline in enumerate(self._headlines):
            cards.addWidget(self._card(number, headline), *divmod(number, _COLUMNS))
        inside = QVBoxLayout()
        inside.setSpacing(12)
        inside.addWidget(self._title)
        inside.addWidget(self._about)
        inside.addLayout(cards)
        inside.addWidget(self._note)
        inside.addWidget(self._left_out)
        inside.addStretch(1)
        inside.addLayout(self._build_buttons())
        lay_out_dialog(self, self._banner, inside)

    def _card(self, number: int, headline: Headline) -> QFrame:
        card = frame(f"headline_{number}", "card")
        caption = label(f"headline_caption_{number}", wraps=True)
        figure = heading(f"headline_figure_{number}", 1.6)
        figure.setText(headline.figure)
        hint = label(f"headline_hint_{number}", role="muted", wraps=True)
        self._texts += [(caption, headline.caption), (hint, headline.hint)]
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        for part in (caption, figure, hint):
            column.addWidget(part)
        column.addStretch(1)
        return card

    def _build_buttons(self) -> QHBoxLayout:
        self._save = button("evaluation_save")
        self._close = button("evaluation_close")
        self._open = button("evaluation_open", role="primary")
        self._save.clicked.connect(self._choose_file)
        self._close.clicked.connect(self.accept)
        self._open.clicked.connect(self.open_wanted)
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
        for part, text in self._texts:
            part.setText(localised_text(text))
        note = copies_note(summary)
        self._note.setText("" if note is None else localised_text(note))
        self._left_out.setText("\n".join(self._left_out_lines()))
        self._save.setText(self.tr("Save the report…"))
        self._close.setText(self.tr("Close"))
        self._open.setText(self.tr("Open the report"))
        fit_dialog_height(self, _WIDTH_PX)

    def _left_out_lines(self) -> list[str]:
        rejected = self._evaluation.rejected
        lines = [self.tr("%Ln row(s) could not be used:", "", len(rejected))]
        for rejection in rejected[:_LINES_NAMED]:
            words = Message("Line {line}: {reason}", line=rejection.line, reason=rejection.reason)
            lines.append(localised_text(words))
        return lines if len(rejected) <= _LINES_NAMED else [*lines, "…"]

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), "evaluation.html", "HTML (*.html)"
        )
        if name:
            self.save_wanted.emit(Path(name))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
