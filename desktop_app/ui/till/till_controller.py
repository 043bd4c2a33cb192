"""What happens with an accepted product, as chosen in the settings."""

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.actor import Actor
from desktop_app.domain.tally import Tally, TallyLine
from desktop_app.engine.counter.customer_tally import write_tally
from desktop_app.engine.counter.till_address import parse_address
from desktop_app.engine.counter.till_entry import TillEntry, till_entry
from desktop_app.engine.counter.till_output import TillOutput
from desktop_app.engine.counter.till_post import TillPost
from desktop_app.engine.counter.till_queue import FOLDER_NAME, TillQueue
from desktop_app.engine.counter.till_table import TillTable
from desktop_app.engine.counter.till_template import TillTemplate, template_of
from desktop_app.engine.counter.window_typing import WindowTyping, why_not_possible
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Settings
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.settings.preferences import Preferences

QueueKind: TypeAlias = Literal["table", "post"]

_KINDS: Final[tuple[QueueKind, ...]] = ("table", "post")
_WATCH_INTERVAL_MS: Final = 400
_SHOWN_CHARACTERS: Final = 60


class TillController(QObject):
    """Copies, types, writes or sends accepted products; everything slow on other threads.

    Args:
        preferences: the settings.
        folder: where what waits for the till is kept until it is taken.

    Signals:
        done: a sentence that says what has happened.
        failed: the error; what waits is tried again.
        waiting_changed: number of products that the till has not taken yet.
    """

    done = Signal(str)
    failed = Signal(Exception)
    waiting_changed = Signal(int)

    _sent = Signal(object)
    _not_sent = Signal(object)

    def __init__(self, preferences: Preferences, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._station = Actor.local().station
        self._lane = Lane("till output", self)
        self._own_windows: frozenset[int] = frozenset()
        self._typing = WindowTyping(lambda: self._own_windows)
        self._watch_timer = QTimer(self, interval=_WATCH_INTERVAL_MS)
        self._watch_timer.timeout.connect(self._watch_windows)
        self._sent.connect(self._on_sent, Qt.ConnectionType.QueuedConnection)
        self._not_sent.connect(self._on_not_sent, Qt.ConnectionType.QueuedConnection)
        self._queues = {
            kind: TillQueue(folder / FOLDER_NAME / kind, self._sent.emit, self._not_sent.emit)
            for kind in _KINDS
        }
        preferences.changed.connect(self._on_preferences_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state)
        self._use_outputs(preferences.now)

    @property
    def waiting(self) -> int:
        """Number of products that the till or the table has not taken yet."""
        return sum(queue.waiting() for queue in self._queues.values())

    def accept(self, accepted: AcceptedProduct, customer: str = "") -> None:
        """Hand an accepted product over, as chosen in the settings.

        Args:
            accepted: the product.
            customer: number of the customer.
        """
        (line,) = Tally().add(accepted, secrets.token_hex(16)).lines
        entry = self._entry(line, customer)
        self._hand_over([entry], lambda template: template.fill(entry))

    def send(self, tally: Tally, customer: str = "") -> bool:
        """Hand all lines of a tally over, as chosen in the settings; return whether it began.

        Args:
            tally: the lines; each becomes an entry with its count.
            customer: number of the customer.
        """
        if self._preferences.now.accept_action not in ("copy", "type", *_KINDS):
            self.failed.emit(
                VitrineError(
                    Message("No output for accepted products is chosen."),
                    Message("Choose one in the settings, under “Accepting a product”."),
                )
            )
            return False
        entries = [self._entry(line, customer) for line in tally.lines]
        return self._hand_over(entries, lambda template: template.fill_all(entries))

    @property
    def lane(self) -> Lane:
        """The lane for what is written for the till."""
        return self._lane

    def save(self, tally: Tally, file: Path) -> None:
        """Write a tally as a CSV file, or as a workbook; see ``write_tally``."""
        told = Message("Saved: {file}", file=file.name)
        task = self._lane.run_write(lambda: write_tally(tally, file))
        task.on_success(lambda _: self._tell(told)).on_failure(self.failed)

    def shut_down(self) -> None:
        """End the threads; what waits is sent after the next start."""
        self._watch_timer.stop()
        # Keeps what was accepted last, too.
        self._lane.stop()
        for queue in self._queues.values():
            queue.stop()

    def _hand_over(
        self, entries: Sequence[TillEntry], text_of: Callable[[TillTemplate], str]
    ) -> bool:
        now = self._preferences.now
        try:
            match now.accept_action:
                case "copy":
                    self._copy(text_of(template_of(now.till_template)))
                case "type":
                    self._type(text_of(template_of(now.till_template)))
                case "table" | "post":
                    for entry in entries:
                        self._keep(now.accept_action, entry)
                case _:
                    pass
        except VitrineError as error:
            self.failed.emit(error)
            return False
        return True

    def _entry(self, line: TallyLine, customer: str) -> TillEntry:
        entry_id = secrets.token_hex(16)
        return till_entry(line, entry_id, self._station, count=line.count, customer=customer)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._tell(Message("Copied: {text}", text=_shortened(text)))

    def _type(self, text: str) -> None:
        self._own_windows = _own_windows()
        task = self._lane.run_write(lambda: self._typing.type_text(text))
        told = Message("Typed: {text}", text=_shortened(text))
        task.on_success(lambda _: self._tell(told)).on_failure(self.failed)

    def _keep(self, kind: QueueKind, entry: TillEntry) -> None:
        output = self._output(kind, self._preferences.now)
        self._queues[kind].use(output)
        task = self._lane.run_write(partial(self._queues[kind].put, entry))
        task.on_success(lambda _: self._update_waiting()).on_failure(self.failed)

    @staticmethod
    def _output(kind: QueueKind, settings: Settings) -> TillOutput:
        """Return the output of the settings.

        Raises:
            VitrineError: none is chosen, or it is invalid.
        """
        if kind == "table":
            if not settings.till_table:
                raise VitrineError(
                    Message("No file for accepted products is chosen."),
                    Message("Choose one in the settings."),
                )
            return TillTable(Path(settings.till_table))
        if not settings.till_address:
            raise VitrineError(
                Message("No address of the till is entered."), Message("Enter it in the settings.")
            )
        return TillPost(parse_address(settings.till_address), any_host=settings.till_any_host)

    def _use_outputs(self, settings: Settings) -> None:
        for kind, queue in self._queues.items():
            try:
                queue.use(self._output(kind, settings))
            except VitrineError:
                # What waits is kept until there is an output.
                queue.use(None)

    def _on_preferences_changed(self, before: Settings, now: Settings) -> None:
        names = ("till_table", "till_address", "till_any_host")
        if any(getattr(before, name) != getattr(now, name) for name in names):
            self._use_outputs(now)

    def _on_sent(self, entry: TillEntry) -> None:
        name = entry.values["name"] or entry.values["sku"]
        self._tell(Message("Handed to the till: {product}", product=name))
        self._update_waiting()

    def _on_not_sent(self, error: VitrineError) -> None:
        self.failed.emit(error)
        self._update_waiting()

    def _update_waiting(self) -> None:
        self._lane.run(lambda: self.waiting).on_success(lambda n: self.waiting_changed.emit(n))

    def _tell(self, message: Message) -> None:
        self.done.emit(localised_text(message))

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        """Follow which window has the focus while it is none of this program."""
        is_typing = self._preferences.now.accept_action == "type" and why_not_possible() is None
        if state != Qt.ApplicationState.ApplicationActive and is_typing:
            self._own_windows = _own_windows()
            self._watch_timer.start()
        else:
            self._watch_timer.stop()

    def _watch_windows(self) -> None:
        self._lane.run(self._typing.remember_active_window)


def _own_windows() -> frozenset[int]:
    # Windows that were never shown have no id yet.
    shown = (window for window in QGuiApplication.topLevelWindows() if window.isVisible())
    return frozenset(int(window.winId()) for window in shown)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARACTERS else f"{line[: _SHOWN_CHARACTERS - 1]}…"
