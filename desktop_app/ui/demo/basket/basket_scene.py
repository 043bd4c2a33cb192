"""When the demo shows a basket, and how it appears: box by box, then the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.photo_count import PhotoCount
from desktop_app.engine.slideshow_photos import slideshow_photos
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.demo.basket.basket_view import BasketView
from desktop_app.ui.demo.basket.shown_basket import ShownBasket, better_photo, scale_photo
from desktop_app.ui.demo.demo_controller import DemoController

# Number of photos of which the one with the most sure products is shown.
_CANDIDATES: Final = 5
_MS_PER_S: Final = 1000


@dataclass(frozen=True, slots=True)
class BasketTiming:
    """Durations, in seconds.

    Attributes:
        interval_s: between two baskets.
        answer_s: how long an answer of the slideshow is shown at least before a basket.
        box_s: between two boxes.
        list_s: how long the list is shown.
    """

    interval_s: float = 20.0
    answer_s: float = 4.0
    box_s: float = 0.6
    list_s: float = 9.0


class BasketScene(QObject):
    """Shows a photo of many products from time to time while nobody is there.

    Of several photos the one with the most sure products is shown. Photos that cannot be
    read, or in which no product is sure, are left out.

    Args:
        client: the catalogue.
        controller: of the demo; its slideshow is paused while a basket is shown.
        decoding: reads folders and scales photos.
        view: paints the basket; hidden while there is none.
        sources: returns the files and folders of the photos; nothing is shown without any.
        timing: durations.

    Signals:
        shown_changed: whether a basket is shown.
    """

    shown_changed = Signal(bool)

    def __init__(
        self,
        client: EngineClient,
        controller: DemoController,
        decoding: Lane,
        view: BasketView,
        sources: Callable[[], Sequence[Path]],
        timing: BasketTiming | None = None,
    ) -> None:
        super().__init__(view)
        self._client = client
        self._controller = controller
        self._decoding = decoding
        self._view = view
        self._sources = sources
        self._timing = timing or BasketTiming()
        self._photo_number = 0
        self._prepared: ShownBasket | None = None
        self._boxes_left = 0
        self._latest = LatestTask()
        self._interval_timer = self._timer(self._timing.interval_s, self._list_photos)
        self._answer_timer = self._timer(self._timing.answer_s, self._show_prepared)
        self._box_timer = self._timer(self._timing.box_s, self._show_next_box)
        self._list_timer = self._timer(self._timing.list_s, self._end)
        view.hide()
        controller.phase_changed.connect(self._end)
        controller.answer_cleared.connect(self._end)
        controller.answer_found.connect(self._on_answer_found)

    @property
    def is_shown(self) -> bool:
        """Whether a basket is shown."""
        return not self._view.isHidden()

    def stop(self) -> None:
        """Remove the basket and stop the timers."""
        self._end()
        self._interval_timer.stop()
        self._answer_timer.stop()

    def _timer(self, seconds: float, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=round(seconds * _MS_PER_S))
        timer.timeout.connect(slot)
        return timer

    def _wait(self, _error: Exception | None = None) -> None:
        """Wait for the time of the next basket."""
        self._interval_timer.start()

    def _list_photos(self) -> None:
        """List the photos again: other ones may have been added, or a catalogue opened."""
        if not self._client.is_ready:
            self._wait()
            return
        sources = self._sources()
        task = self._latest.replace(self._decoding.run(lambda: slideshow_photos(sources)))
        task.on_success(self._count_next).on_failure(self._wait)

    def _count_next(self, photos: Sequence[Path]) -> None:
        # With few photos all take their turns.
        number = min(_CANDIDATES, 1 + len(photos) // _CANDIDATES)
        start = self._photo_number
        self._photo_number += number
        files = [photos[(start + step) % len(photos)] for step in range(number) if photos]
        self._count(files, None)

    def _count(self, files: Sequence[Path], best: PhotoCount | None) -> None:
        """Count photo after photo, so that other searches come in between."""
        if not files or not self._client.is_ready:
            self._scale(best)
            return
        file, *others = files
        task = self._client.run(lambda workspace: workspace.counting().count(file))
        self._latest.replace(task)
        task.on_success(lambda counted: self._count(others, better_photo(best, counted)))
        task.on_failure(lambda _: self._count(others, best))

    def _scale(self, counted: PhotoCount | None) -> None:
        if counted is None:
            self._wait()
            return
        size_px = self._view.photo_size_px()
        task = self._decoding.run(lambda: scale_photo(counted, size_px))
        self._latest.replace(task).on_success(self._on_prepared)
        task.on_failure(self._wait)

    def _on_prepared(self, basket: ShownBasket) -> None:
        self._prepared = basket
        self._show_prepared()

    def _show_prepared(self) -> None:
        """Show the basket that is ready, once the last answer was shown long enough."""
        if self._prepared is None or self._answer_timer.isActive():
            return
        basket, self._prepared = self._prepared, None
        self._boxes_left = len(basket.units)
        self._controller.pause_slideshow()
        self._view.show_basket(basket)
        self._view.show()
        self._view.raise_()
        self._box_timer.start()
        self.shown_changed.emit(True)

    def _show_next_box(self) -> None:
        if self._boxes_left:
            self._boxes_left -= 1
            self._view.show_next_box()
            self._box_timer.start()
        else:
            self._view.show_list()
            self._list_timer.start()

    def _on_answer_found(self) -> None:
        if self.is_shown:
            self._end()
        self._answer_timer.start()

    def _end(self) -> None:
        """Remove the basket, if there is one, and wait for the time of the next one."""
        self._latest.cancel()
        self._prepared = None
        self._box_timer.stop()
        self._list_timer.stop()
        if self.is_shown:
            self._view.hide()
            self._view.clear()
            self._controller.resume_slideshow()
            self.shown_changed.emit(False)
        if self._controller.phase == "attract":
            self._interval_timer.start()
        else:
            self._interval_timer.stop()
