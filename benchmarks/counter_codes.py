"""Time from a code in the picture to its accepted product, through the real window.

    python -m benchmarks.counter_codes [--products 12] [--pictures 10000]

The camera of the counter page is a clip of 1920 x 1080 pixels and 30 frames a second, in which
one product after another comes into the picture with a code of any kind, at any angle. The
time starts when the camera delivers the first frame in which the code can be read at all (a
reader that gets every frame says which one that is), and ends when the product is accepted.
The preview is timed with and without the reading of codes.

Target: 150 ms at most (p50), 10 looks a second, and an undisturbed preview.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar
from unittest.mock import patch

import cv2
import numpy as np
import zxingcpp
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from benchmarks.demo_setup import run_for, wait_for
from benchmarks.synthetic_catalogue import fill_catalogue
from benchmarks.synthetic_video import ENTER_S, FPS, write_clip
from desktop_app import app as program
from desktop_app import paths, window_libraries
from desktop_app.catalogue.gtin import with_check_digit
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.code import Code
from desktop_app.domain.picture import RgbImage
from desktop_app.settings import Settings
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.vision.camera import Camera
from desktop_app.vision.code_reader import CodeReader
from desktop_app.vision.model_card import load_card

_Part = TypeVar("_Part", bound=QObject)

_SIZE_PX: Final = (1920, 1080)
_SIDE_PX: Final = 900
_EMPTY_S: Final = 0.8
_HELD_S: Final = 0.7
_FRAMES_EACH: Final = round((_EMPTY_S + 2 * ENTER_S + _HELD_S) * FPS)
_KINDS: Final = ("EAN13", "UPCA", "Code128", "QRCode", "DataMatrix", "GS1")


@dataclass(frozen=True, slots=True)
class _Item:
    """A product of the catalogue: its SKU, and the text of its code."""

    sku: str
    gtin: str
    kind: str
    text: str


class _TimedCamera:
    """A clip as camera that notes when it has delivered each frame."""

    def __init__(self, file: Path, frame_count: int) -> None:
        self._camera = Camera.open(str(file))
        self.frame_count = frame_count
        self.delivered_s: list[float] = []

    def read(self) -> RgbImage:
        """Return the next frame."""
        frame = self._camera.read()
        self.delivered_s.append(time.perf_counter())
        return frame

    def close(self) -> None:
        """Release the clip."""
        self._camera.close()


class _CountingReader:
    """A reader of codes that counts its looks."""

    def __init__(self) -> None:
        self._reader = CodeReader()
        self.count = 0

    def read(self, photo: RgbImage) -> tuple[Code, ...]:
        """Return the codes of a photo."""
        self.count += 1
        return self._reader.read(photo)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--products", type=int, default=12, help="products in the clip")
    parser.add_argument("--pictures", type=int, default=10_000, help="pictures in the catalogue")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(program.SWITCH_INTERVAL_S)
    items = [_item(number) for number in range(arguments.products)]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        catalogue = _catalogue(home / "catalogue", items, arguments.pictures)
        pictures = [_printed(item, seed) for seed, item in enumerate(items)]
        clip = write_clip(
            home / "clip.avi", pictures, size_px=_SIZE_PX, empty_s=_EMPTY_S, held_s=_HELD_S
        )
        first_frames = _first_readable(clip, items)
        app = QApplication([])
        for reads_codes in (False, True):
            _measure(app, home, catalogue, clip, first_frames, reads_codes=reads_codes)


def _item(number: int) -> _Item:
    choice = random.Random(number)
    kind, sku = _KINDS[number % len(_KINDS)], f"ART-{number:04}"
    digits = "".join(str(choice.randrange(10)) for _ in range(11))
    gtin = with_check_digit(digits if kind == "UPCA" else f"4{digits}")
    text = {
        "EAN13": gtin,
        "UPCA": gtin,
        "QRCode": f"https://id.shop.example/01/{gtin.zfill(14)}",
        "GS1": f"(01){gtin.zfill(14)}(17)991231(10)L{number}",
    }.get(kind, sku)
    return _Item(sku, gtin, kind, text)


def _catalogue(folder: Path, items: Sequence[_Item], pictures: int) -> Path:
    card = load_card(paths.model_card(""))
    fill_catalogue(folder, pictures, card)
    catalogue = open_catalogue(folder, actor=Actor.local())
    with catalogue.transaction():
        catalogue.products.add(
            {item.sku: {"name": f"Product {item.sku}", "gtin": item.gtin} for item in items}
        )
    catalogue.close()
    return folder


def _printed(item: _Item, seed: int) -> RgbImage:
    """Return a box with the code on it, turned, (side, side, 3) uint8."""
    choice = random.Random(seed)
    is_gs1 = item.kind == "GS1"
    symbology = zxingcpp.barcode_format_from_str("DataMatrix" if is_gs1 else item.kind)
    code = zxingcpp.create_barcode(item.text, symbology, gs1=is_gs1)
    drawn = np.array(code.to_image(scale=5, add_quiet_zones=True), np.uint8)
    is_matrix = item.kind in ("QRCode", "DataMatrix", "GS1")
    width = round(_SIDE_PX * choice.uniform(*((0.25, 0.4) if is_matrix else (0.45, 0.65))))
    height = width if is_matrix else width // 2
    drawn = np.asarray(cv2.resize(drawn, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    colour = np.array([choice.randrange(90, 240) for _ in "bgr"], np.uint8)
    box = np.tile(colour, (_SIDE_PX, _SIDE_PX, 1))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), choice.uniform(0, 360), 1.0)
    turn = turn + np.array([(0, 0, _SIDE_PX - width), (0, 0, _SIDE_PX - height)]) / 2
    size = (_SIDE_PX, _SIDE_PX)
    layer = cv2.warpAffine(drawn, turn, size, flags=cv2.INTER_AREA)
    mask = cv2.warpAffine(np.full(drawn.shape[:2], 255, np.uint8), turn, size) > 127
    box[mask] = layer[mask][:, np.newaxis]
    return box


def _first_readable(clip: Path, items: Sequence[_Item]) -> dict[str, int]:
    """Return the number of the first frame in which the code of each product is read, by SKU."""
    reader, capture = CodeReader(), cv2.VideoCapture(str(clip))
    found: dict[str, int] = {}
    number = -1
    while True:
        is_read, frame = capture.read()
        number += 1
        if not is_read:
            return found
        sku = items[min(number // _FRAMES_EACH, len(items) - 1)].sku
        is_empty = number % _FRAMES_EACH < _EMPTY_S * FPS
        if sku in found or is_empty:
            continue
        if reader.read(np.asarray(frame[:, :, ::-1], np.uint8)):
            found[sku] = number


def _measure(
    app: QApplication,
    home: Path,
    catalogue: Path,
    clip: Path,
    first_frames: dict[str, int],
    *,
    reads_codes: bool,
) -> None:
    camera = _TimedCamera(clip, len(first_frames) * _FRAMES_EACH)
    reader = _CountingReader()
    settings = Settings(
        language="en",
        theme="light",
        device="cpu",
        accept_action="none",
        counter_live_codes=reads_codes,
    )
    preferences = Preferences(settings, home / "settings.toml", saves=False)
    with (
        patch.object(window_libraries, "open_code_reader", lambda: reader),
        patch.object(window_libraries, "open_camera", lambda _: camera),
    ):
        window = program.build_window(app, preferences, home)
        window.resize(*_SIZE_PX)
        window.show()
        window.opener.open(catalogue)
        wait_for(window.client.ready.connect)
        _part(window, QAction, "command_counter").trigger()
        page = _part(window, CounterPage)
        accepted_s: dict[str, list[float]] = defaultdict(list)
        shown_s: list[float] = []
        page.product_accepted.connect(
            lambda one: accepted_s[one.product.sku].append(time.perf_counter())
        )
        _part(page, CameraView).frame_shown.connect(lambda _: shown_s.append(time.perf_counter()))
        while len(camera.delivered_s) < camera.frame_count:
            run_for(0.05, window)
        window.close()
    _print(camera, accepted_s, shown_s, first_frames, reader.count)


def _part(parent: QObject, kind: type[_Part], name: str = "") -> _Part:
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert isinstance(found, kind), kind
    return found


def _print(
    camera: _TimedCamera,
    accepted_s: Mapping[str, Sequence[float]],
    shown_s: Sequence[float],
    first_frames: Mapping[str, int],
    look_count: int,
) -> None:
    if look_count:
        latencies_ms = [
            (accepted_s[sku][0] - camera.delivered_s[number]) * 1_000
            for sku, number in first_frames.items()
            if sku in accepted_s
        ]
        repeats = sum(len(times) - 1 for times in accepted_s.values())
        p50, p95 = np.percentile(latencies_ms, (50, 95))
        print(
            f"code in the picture to accepted: p50 {p50:.0f} ms, p95 {p95:.0f} ms;"
            f" {len(latencies_ms)} of {len(first_frames)} accepted, {repeats} of them twice"
        )
    seconds = shown_s[-1] - shown_s[0]
    gaps_ms = np.diff(shown_s) * 1_000
    print(
        f"{'codes are read' if look_count else 'codes are not read'}:"
        f" {look_count / seconds:.1f} looks/s, {len(shown_s) / seconds:.1f} frames/s shown,"
        f" gap p50 {np.percentile(gaps_ms, 50):.0f}, p99 {np.percentile(gaps_ms, 99):.0f},"
        f" longest {gaps_ms.max():.0f} ms"
    )


if __name__ == "__main__":
    main()
