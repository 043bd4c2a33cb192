"""The reading of codes in the frames of a camera, on a lane of its own."""

import time
from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.code import Code
from desktop_app.engine.counter.code_source import CodeSource
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_reader import LiveFrame

# Opens the reader of codes; called on the lane when it is first needed.
OpenCodeSource: TypeAlias = Callable[[], CodeSource]

# Shortest time between two looks: of 30 frames a second every second one is read.
_LOOK_EVERY_S: Final = 0.055


class CodeWatch(QObject):
    """Reads the newest frame as soon as the one before is done; the others are skipped.

    Signals:
        codes_read: the ``LiveFrame`` and a tuple of its ``Code``.
        failed: the exception of a look; nothing is read any more until ``reset``.
    """

    codes_read = Signal(object, object)
    failed = Signal(Exception)

    def __init__(self, open_source: OpenCodeSource, parent: QObject) -> None:
        super().__init__(parent)
        self._open_source = open_source
        self._lane = Lane("codes", self)
        # Used on the lane only.
        self._source: CodeSource | None = None
        self.reset()

    def reset(self) -> None:
        """Drop the look that runs: there is another camera, or the page is left."""
        self._newest: LiveFrame | None = None
        self._is_reading = False
        self._started_s = 0.0
        self._round = object()

    def shut_down(self) -> None:
        """End the lane."""
        self._lane.stop()

    def update(self, frame: LiveFrame) -> None:
        """Read a frame, unless another one comes first."""
        self._newest = frame
        self._read_if_due()

    def _read_if_due(self) -> None:
        frame, now_s = self._newest, time.monotonic()
        if frame is None or self._is_reading or now_s - self._started_s < _LOOK_EVERY_S:
            return
        self._newest, self._is_reading, self._started_s = None, True, now_s
        task = self._lane.run(partial(self._read, frame))
        task.on_success(partial(self._on_read, self._round, frame)).on_failure(self.failed)

    def _on_read(self, of_round: object, frame: LiveFrame, codes: tuple[Code, ...]) -> None:
        if of_round is not self._round:
            return
        self._is_reading = False
        self.codes_read.emit(frame, codes)
        self._read_if_due()

    # On the lane.

    def _read(self, frame: LiveFrame) -> tuple[Code, ...]:
        if self._source is None:
            self._source = self._open_source()
        return self._source.read(frame.pixels)
