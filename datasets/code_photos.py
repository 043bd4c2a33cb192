"""Photos with one bar code or matrix code each, composed with known contents.

A code is printed on a photo of the sample at any angle, in perspective, at several
distances, blurred, dark, noisy and compressed, as a camera sees one held up to it.
"""

import random
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import zxingcpp

from desktop_app import paths
from desktop_app.catalogue.gtin import with_check_digit
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo

SIZE_PX: Final = (1920, 1080)
_LINEAR: Final = {"EAN13": 12, "EAN8": 7, "UPCA": 11, "Code128": 0}
KINDS: Final = (*_LINEAR, "QRCode", "DataMatrix")
# Width of the code as a share of the photo's.
_LINEAR_WIDTHS: Final = (0.14, 0.5)
_MATRIX_WIDTHS: Final = (0.07, 0.3)
# Modules in the width of the longest code of each sort, with blank borders.
_LINEAR_MODULES: Final = 109
_MATRIX_MODULES: Final = 29


@dataclass(frozen=True, slots=True, eq=False)
class CodePhoto:
    """A photo of a code.

    Attributes:
        photo: (1080, 1920, 3) uint8 RGB.
        kind: one of ``KINDS``.
        text: what the code says.
    """

    photo: RgbImage
    kind: str
    text: str


def code_photo(seed: int) -> CodePhoto:
    """Return the photo of a code; seeds that follow each other have codes of all kinds."""
    choice = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    text = _text(kind, choice)
    backgrounds = sorted((paths.sample_folder() / "queries").glob("*.jpg"))
    photo = read_photo(backgrounds[seed % len(backgrounds)]).pixels
    background = np.asarray(cv2.resize(photo, SIZE_PX), np.uint8)
    widths = _LINEAR_WIDTHS if kind in _LINEAR else _MATRIX_WIDTHS
    width_px = SIZE_PX[0] * choice.uniform(*widths)
    photo = _printed(_drawn(kind, text), background, width_px, choice)
    module_px = width_px / (_LINEAR_MODULES if kind in _LINEAR else _MATRIX_MODULES)
    return CodePhoto(_as_seen_by_camera(photo, module_px, seed, choice), kind, text)


def _text(kind: str, choice: random.Random) -> str:
    if kind == "QRCode":
        return f"https://shop.example/p/{choice.randrange(10**6):06}"
    if kind in ("DataMatrix", "Code128"):
        return f"ART-{choice.randrange(10**6):06}"
    digits = "".join(str(choice.randrange(10)) for _ in range(_LINEAR[kind]))
    return with_check_digit(digits)


def _drawn(kind: str, text: str) -> RgbImage:
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(kind))
    scale = 6 if kind in _LINEAR else 12
    drawn = np.array(code.to_image(scale=scale, add_quiet_zones=True), np.uint8)
    if kind in _LINEAR:
        drawn = np.asarray(cv2.resize(drawn, (drawn.shape[1], drawn.shape[1] // 2)), np.uint8)
    return np.repeat(drawn[:, :, np.newaxis], 3, axis=2)


def _printed(
    code: RgbImage, background: RgbImage, width_px: float, choice: random.Random
) -> RgbImage:
    """Return the background with the code on it, turned and in perspective."""
    width, height = SIZE_PX
    rows, columns = code.shape[:2]
    corners = np.array([(0, 0), (columns, 0), (columns, rows), (0, rows)], np.float32)
    angle = np.radians(choice.uniform(0, 360))
    turn = np.array([(np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))])
    placed = (corners - corners[2] / 2) @ turn.T * (width_px / columns)
    placed *= 1 + np.array([[choice.uniform(-0.04, 0.04) for _ in "xy"] for _ in corners])
    reach = np.abs(placed).max(axis=0)
    centre = [
        choice.uniform(margin, side - margin) if 2 * margin < side else side / 2
        for margin, side in zip(reach, (width, height), strict=True)
    ]
    matrix = cv2.getPerspectiveTransform(corners, (placed + centre).astype(np.float32))
    layer = cv2.warpPerspective(code, matrix, SIZE_PX, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((rows, columns), 255, np.uint8), matrix, SIZE_PX)
    return np.where(mask[:, :, np.newaxis] > 127, layer, background).astype(np.uint8)


def _as_seen_by_camera(
    photo: RgbImage, module_px: float, seed: int, choice: random.Random
) -> RgbImage:
    seen = photo.astype(np.float32) * choice.uniform(0.55, 1.0) + choice.uniform(0, 25)
    # A code that is blurred beyond half a module cannot be read by anyone.
    blur_px = max(0.3, min(choice.uniform(0.3, 1.6), module_px * 0.55))
    seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), blur_px), np.float32)
    noise = np.random.default_rng(seed).normal(0, choice.uniform(1, 7), seen.shape)
    pixels = (seen + noise).clip(0, 255).astype(np.uint8)
    _, encoded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, choice.randrange(60, 92)])
    return np.asarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR), np.uint8)
