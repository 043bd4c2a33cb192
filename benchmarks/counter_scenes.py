"""How often the counter answers without a product: ``python -m benchmarks.counter_scenes``.

The clips of ``counter_clips`` are passed to the page's controller frame by frame, at the rate of
a camera. It captures what is held still, and Space is pressed once a second.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from benchmarks.counter_clips import FRAMES, clips
from benchmarks.counter_setup import CounterUser, make_catalogue
from benchmarks.demo_setup import run_for
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.widgets.image_conversion import to_qimage

_FPS: Final = 30


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many answers each clip has got, and what was said instead."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clip", default="", help="only clips whose name contains this")
    chosen = parser.parse_args(arguments).clip
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        user = CounterUser(app, home, make_catalogue(home / "catalogue", 0), str(home / "none"))
        user.controller.holds_still = True
        total = 0
        for name, frames in clips():
            if chosen in name:
                answers, guidance = _play(user, frames)
                total += answers
                said = ", ".join(f"{text} {count}" for text, count in guidance.most_common())
                print(f"{name:26} {FRAMES} frames, answered {answers}; {said}", flush=True)
        print(f"answered: {total}")
        user.close()


def _play(user: CounterUser, frames: Iterator[RgbImage]) -> tuple[int, Counter[str]]:
    """Return the number of answers, and for how many frames the user was told what."""
    answers: list[object] = []
    guidance: Counter[str] = Counter()
    controller = user.controller
    controller.reset()
    connection = user.page.answer_shown.connect(answers.append)
    for number, pixels in enumerate(frames):
        controller.process_frame(LiveFrame(pixels, to_qimage(pixels)))
        guidance[controller.guidance] += 1
        if number % _FPS == _FPS - 1:
            controller.take_photo()
        run_for(1 / _FPS, user.window)
    user.wait_until(lambda: controller.phase != "searching")
    user.page.answer_shown.disconnect(connection)
    return len(answers), guidance


if __name__ == "__main__":
    main()
