"""How often the counter answers without a product: ``python -m benchmarks.counter_scenes``.

The clips of ``counter_clips`` and ``counter_disturbances`` are passed to the page's controller
frame by frame, and those of ``counter_products``, on which products are to be answered. It
captures what is held still, and Space is pressed once a second. The clock of the program follows
the frames, so that the figures do not depend on the speed of the computer.

To reach: no answer without a product, and one for each product that can be told.
"""

import argparse
import itertools
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from benchmarks.counter_clips import clips
from benchmarks.counter_disturbances import disturbed_clips
from benchmarks.counter_products import product_clips
from benchmarks.counter_setup import CounterUser, make_catalogue
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.counter.scene.scene_watch import SceneWatch
from desktop_app.ui.widgets.image_conversion import to_qimage

_FPS: Final = 30


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many answers each clip has got, and what was said instead."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clip", default="", help="only clips whose name contains this")
    chosen = parser.parse_args(arguments).clip
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        user = CounterUser(app, home, make_catalogue(home / "catalogue", 0), str(home / "none"))
        user.controller.holds_still = True
        total = 0
        for name, frames in itertools.chain(clips(), disturbed_clips()):
            if chosen in name:
                total += _play_and_print(user, name, frames, 0)
        for name, frames, products in product_clips():
            if chosen in name:
                _play_and_print(user, name, frames, products)
        print(f"answered without a product: {total}")
        user.close()


def _play_and_print(user: CounterUser, name: str, frames: Iterator[RgbImage], products: int) -> int:
    """Play a clip with a number of products; return the number of answers."""
    answers, guidance = _play(user, frames)
    said = ", ".join(f"{text} {count}" for text, count in guidance.most_common())
    print(
        f"{name:28} {guidance.total()} frames, {products} products, answered {answers}; {said}",
        flush=True,
    )
    return answers


def _play(user: CounterUser, frames: Iterator[RgbImage]) -> tuple[int, Counter[str]]:
    """Return the number of answers, and for how many frames the user was told what."""
    answers: list[object] = []
    guidance: Counter[str] = Counter()
    controller = user.controller
    connection = user.page.answer_shown.connect(answers.append)
    now_s = time.monotonic()
    with patch.object(time, "monotonic", lambda: now_s):
        controller.reset()
        for number, pixels in enumerate(frames):
            now_s += 1 / _FPS
            controller.process_frame(LiveFrame(pixels, to_qimage(pixels)))
            guidance[controller.guidance] += 1
            if number % _FPS == _FPS - 1 and controller.phase != "answered":
                controller.take_photo()
            _finish_work(user)
    user.page.answer_shown.disconnect(connection)
    return len(answers), guidance


def _finish_work(user: CounterUser) -> None:
    """Run the event loop until the frame is analysed, and what was captured is answered."""
    controller = user.controller
    watch = controller.findChild(SceneWatch)
    assert isinstance(watch, SceneWatch)
    user.wait_until(lambda: controller.phase != "searching" and not watch.is_analysing)


if __name__ == "__main__":
    main()
