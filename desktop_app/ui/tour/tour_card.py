"""The card of the tour: which step it is, its sentence, and its buttons."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.tour.tour_steps import STEP_COUNT, TourStep
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    label,
    set_style_role,
    spoken_heading,
    with_object_name,
)


class TourCard(QFrame):
    """Shows one step; it blocks nothing.

    Args:
        parent: the window.

    Signals:
        action_requested: the button of the step was pressed.
        step_requested: 1 for the next step, -1 for the one before.
        skipped: the tour shall end.
    """

    action_requested = Signal()
    step_requested = Signal(int)
    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "tour_card")
        self.setProperty("role", "callout")
        self._number = 0
        self._step: TourStep | None = None
        self._count = label("tour_count", role="muted")
        self._sentence = label("tour_sentence", wraps=True)
        self._photo = with_object_name(QLabel(), "tour_photo")
        self._action = button("tour_action")
        self._skip = button("tour_skip", role="link")
        self._back = button("tour_back")
        self._next = button("tour_next")
        self._action.clicked.connect(self.action_requested)
        self._skip.clicked.connect(self.skipped)
        self._back.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(self._on_next)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(self._count)
        texts.addWidget(self._sentence, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(row, 1)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(button_row([self._skip], [self._back, self._next]))
        self.hide()

    @property
    def has_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_step(self, number: int, step: TourStep) -> None:
        """Show a step and have a screen reader read it out.

        Args:
            number: of the step, from 0.
            step: what it says.
        """
        had_focus = self.has_focus
        self._number, self._step = number, step
        self._action.setVisible(step.action is not None)
        self._photo.setVisible(step.shows_photo)
        self._back.setEnabled(number > 0)
        self._skip.setVisible(number < STEP_COUNT - 1)
        for one in (self._action, self._next):
            set_style_role(one, "primary" if one is self._primary() else "")
        self._retranslate()
        self.show()
        self.raise_()
        if had_focus:
            self.take_focus()
        announce(self, spoken_heading(self._count.text(), self._sentence.text()))

    def take_focus(self) -> None:
        """Give the button that is pressed next the focus."""
        self._primary().setFocus()

    def set_photo(self, photo: QImage) -> None:
        """Set the photo that steps with one show."""
        self._photo.setPixmap(QPixmap.fromImage(photo))

    def _primary(self) -> QPushButton:
        """Return the button that is pressed next."""
        has_action = self._step is not None and self._step.action is not None
        return self._action if has_action else self._next

    def _on_next(self) -> None:
        if self._number < STEP_COUNT - 1:
            self.step_requested.emit(1)
        else:
            self.skipped.emit()

    def _retranslate(self) -> None:
        if self._step is None:
            return
        self.setAccessibleName(self.tr("Tour"))
        count = self.tr("Step {number} of {count}")
        self._count.setText(
            count.format(number=format_number(self._number + 1), count=format_number(STEP_COUNT))
        )
        self._sentence.setText(localised_text(self._step.sentence))
        self._photo.setAccessibleName(self.tr("Photo of a product of the sample"))
        if self._step.button is not None:
            self._action.setText(localised_text(self._step.button))
        self._skip.setText(self.tr("Skip the tour"))
        self._skip.setToolTip(self.tr("Skip the tour (Esc)"))
        self._back.setText(self.tr("Back"))
        is_last = self._number == STEP_COUNT - 1
        self._next.setText(self.tr("Finish") if is_last else self.tr("Next"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
