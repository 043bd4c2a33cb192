"""Endurance test of the counter: a robot serves a day's products through the real window.

    python -m benchmarks.counter_soak --count 2000

Products of the sample are put on the counter in random order. The robot presses Space or holds
them still, takes some of them away, and presses Enter and other keys at moments at which they
are not meant for what is on the counter. Every frame carries the number of its product, so that
it is known for which one a product was accepted. After some products the robot does something
else (``DayVisits``): it visits each other page, changes and undoes products, switches language
and colours, opens dialogs, and disconnects the camera.

To reach after a warm-up (each visit four times, and a twentieth of the products): memory grows by
20 MB at most, searches are as fast in the last tenth as in the first, there are no more threads,
files, timers and objects of Qt than before, nothing is logged as a warning or an error, and no
product is accepted but the one that was on the counter at the key.
"""

import argparse
import logging
import os
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final
from unittest.mock import patch

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from benchmarks.counter_setup import CounterUser, make_catalogue
from benchmarks.day_visits import DayVisits
from benchmarks.demo_setup import run_for
from benchmarks.log_collector import LogCollector
from benchmarks.process_figures import ProcessFigures, growth, heading, measure, row
from benchmarks.synthetic_video import read_pictures
from benchmarks.tagged_camera import TaggedCamera, number_of
from desktop_app import app as program
from desktop_app import paths, window_libraries
from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.camera import camera_reader
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.camera.camera_view import CameraView

# Products of one customer.
_CUSTOMER: Final = 6
_ANSWER_MS: Final = 3_000
_PRODUCTS_PER_VISIT: Final = 10
_PARTS: Final = 10
_WARM_UP_ROUNDS: Final = 4
# Of the sample's pictures.
_EVERY: Final = 7
# Numbers of products after the warm-up begin here.
_FIRST: Final = 10_000
_RETRY_S: Final = 0.2
_ACCEPTING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_2)
_KEYS: Final = (*_ACCEPTING_KEYS, Qt.Key.Key_Escape, Qt.Key.Key_M, Qt.Key.Key_P)


@dataclass(slots=True)
class SoakFigures:
    """What has happened.

    Attributes:
        answered: number of products that were answered.
        accepted: number of acceptances.
        wrong: the number that was on the counter when the key was pressed, and that which was
            accepted.
        process: figures of the process after the warm-up and after each tenth of the rest.
        search_ms: median duration of a search in each of these parts.
        logged: warnings, errors and exceptions.
        say: called with a line of figures after each part.
    """

    answered: int = 0
    accepted: int = 0
    wrong: list[tuple[int, int]] = field(default_factory=list)
    process: list[ProcessFigures] = field(default_factory=list)
    search_ms: list[float] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)
    say: Callable[[str], object] = lambda _: None

    def add(self, process: ProcessFigures, search_ms: float) -> None:
        """Add the figures of a part."""
        self.process.append(process)
        self.search_ms.append(search_ms)
        self.say(f"{row(process)} {search_ms:>14.0f}")


class CounterRobot:
    """Puts products on the counter and presses keys.

    Args:
        user: presses the keys.
        camera: the camera of the page.
        pictures: (h, w, 3) uint8 RGB, of the products.
    """

    def __init__(self, user: CounterUser, camera: TaggedCamera, pictures: list[RgbImage]) -> None:
        self.figures = SoakFigures()
        self._user = user
        self._camera = camera
        self._pictures = pictures
        self._random = np.random.default_rng(0)
        self._last = 0
        # Number of the newest product that the page has seen, and at the last key that accepts.
        self._seen = 0
        self._meant = 0
        self._durations_ms: list[float] = []
        user.find(CameraView).frame_shown.connect(self._on_frame)
        user.page.product_accepted.connect(self._on_accepted)

    def identify(self, number: int) -> None:
        """Identify one product, with keys at wrong moments before and after."""
        user = self._user
        self._put_another(number)
        if self._chance(0.5):
            self._press_any()
        if self._chance(0.7):
            user.press(Qt.Key.Key_Space)
        if not user.wait_until(lambda: self._is_answered(number), _ANSWER_MS):
            # One of the keys has ended the search, or it is told to hold the product otherwise.
            user.press(Qt.Key.Key_Space)
        if user.wait_until(lambda: self._is_answered(number), _ANSWER_MS):
            self.figures.answered += 1
            self._note_duration()
        if self._chance(0.3):
            self._camera.clear()
            run_for(0.15, user.page)
        if self._chance(0.2):
            self._press_any()
        self._press(Qt.Key.Key_Return)
        run_for(0.05, user.page)
        if self._chance(0.2):
            self._press_any()
        if number % _CUSTOMER == 0:
            self._serve_next()

    def median_ms(self) -> float:
        """Return the median duration of the searches since the last call."""
        durations_ms, self._durations_ms = self._durations_ms, []
        return statistics.median(durations_ms) if durations_ms else float("nan")

    def _note_duration(self) -> None:
        if (shown := self._user.controller.shown) is not None:
            self._durations_ms.append(shown.answer.ms.total)

    def _put_another(self, number: int) -> None:
        """Put another product on the counter, usually after it was empty."""
        if self._chance(0.7):
            self._camera.clear()
            self._user.wait_until(lambda: self._user.controller.motion == "empty")
        self._last += int(self._random.integers(1, len(self._pictures)))
        self._camera.put(self._pictures[self._last % len(self._pictures)], number)
        self._user.wait_until(lambda: self._seen == number)

    def _is_answered(self, number: int) -> bool:
        shown = self._user.controller.shown
        return shown is not None and number_of(shown.capture.pixels) == number

    def _press(self, key: Qt.Key) -> None:
        # While a product is being accepted, another key accepts nothing.
        if key in _ACCEPTING_KEYS and not self._user.controller.acceptance.check.is_running:
            self._meant = self._seen
        self._user.press(key)

    def _press_any(self) -> None:
        self._press(_KEYS[self._random.integers(len(_KEYS))])
        run_for(float(self._random.uniform(0.05, 0.2)), self._user.page)

    def _serve_next(self) -> None:
        button = self._user.page.findChild(QPushButton, "tally_next")
        assert button is not None
        button.click()

    def _chance(self, share: float) -> bool:
        return bool(self._random.random() < share)

    def _on_frame(self, frame: LiveFrame) -> None:
        # The product that is taken away is still the one that keys are meant for.
        self._seen = number_of(frame.pixels) or self._seen

    def _on_accepted(self, accepted: AcceptedProduct) -> None:
        self.figures.accepted += 1
        number = 0 if accepted.photo is None else number_of(accepted.photo)
        if number != self._meant:
            self.figures.wrong.append((self._meant, number))


def soak(
    app: QApplication,
    home: Path,
    catalogue: Path,
    count: int,
    *,
    pictures: Sequence[Path],
    photos: Sequence[Path],
    products_per_visit: int = _PRODUCTS_PER_VISIT,
    warm_up_rounds: int = 1,
    say: Callable[[str], object] = lambda _: None,
) -> SoakFigures:
    """Let the robot serve products.

    Args:
        app: the application.
        home: an empty folder.
        catalogue: folder of a catalogue.
        count: number of products that are put on the counter after the warm-up.
        pictures: of products of the catalogue.
        photos: each of several of them.
        products_per_visit: number of products until the robot does something else.
        warm_up_rounds: how often everything else is done before; pictures that are kept in
            memory are there after some rounds.
        say: called with a line of figures after each part.
    """
    camera = TaggedCamera()
    with (
        patch.object(window_libraries, "open_camera", camera.open),
        patch.object(camera_reader, "RETRY_S", _RETRY_S),
    ):
        user = CounterUser(app, home, catalogue, "robot", holds_still=True)
        shown = [picture[:, :, ::-1] for picture in read_pictures(pictures)]
        robot = CounterRobot(user, camera, shown)
        visits = DayVisits(user, camera.plug, photos)
        figures = robot.figures
        figures.say = say
        collector = LogCollector(figures.logged)
        logging.getLogger().addHandler(collector)
        with patch.object(
            sys, "excepthook", lambda _, error, __: figures.logged.append(repr(error))
        ):
            for _ in range(warm_up_rounds):
                visits.all()
            for number in range(1, max(1, count // 20) + 1):
                robot.identify(number)
            figures.answered = figures.accepted = 0
            figures.add(measure(app), robot.median_ms())
            _serve(robot, visits, app, count, products_per_visit)
        user.close()
    logging.getLogger().removeHandler(collector)
    return figures


def _serve(
    robot: CounterRobot, visits: DayVisits, app: QApplication, count: int, products_per_visit: int
) -> None:
    """Serve products, and measure after each tenth of them."""
    for number in range(1, count + 1):
        robot.identify(_FIRST + number)
        if number % products_per_visit == 0:
            visits.next()
        if number % max(1, count // _PARTS) == 0:
            robot.figures.add(measure(app), robot.median_ms())


def main() -> None:
    """Let the robot run and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=2000)
    count: int = parser.parse_args().count
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(program.SWITCH_INTERVAL_S)
    app = QApplication([])
    print(f"{heading()} {'search_ms':>14}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        sample = paths.sample_folder()
        figures = soak(
            app,
            home,
            make_catalogue(home / "catalogue", 0),
            count,
            pictures=sorted((sample / "pictures").glob("*.jpg"))[::_EVERY],
            photos=sorted((sample / "scenes").glob("basket-*.jpg")),
            warm_up_rounds=_WARM_UP_ROUNDS,
            say=partial(print, flush=True),
        )
    print(growth(figures.process[0], figures.process[-1]))
    print(f"{figures.answered} of {count} answered, {figures.accepted} accepted")
    print(f"accepted for another product: {figures.wrong or 'none'}")
    print(f"logged: {dict(Counter(figures.logged)) or 'nothing'}")


if __name__ == "__main__":
    main()
