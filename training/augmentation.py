"""Augment pictures, weakly or strongly.

A weak augmentation is close to the picture, like another shop picture. A strong one
imitates a photo taken of the product: another scale, rotation and perspective, another
background, occlusion by a hand, other light, blur, noise, compression.
"""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

Random: TypeAlias = np.random.Generator

_WHITE = 255
_MIN_WHITE = 244
_MIN_WARP_SCALE = 0.6


@dataclass(frozen=True)
class MaskedPicture:
    """A picture and the mask of its object.

    Attributes:
        pixels: (h, w, 3) uint8 RGB.
        mask: (h, w) uint8, 255 inside the object; None if it fills the picture.
    """

    pixels: RgbImage
    mask: RgbImage | None


def mask_object(pixels: RgbImage) -> MaskedPicture:
    """Segment the object of a studio picture by flood filling from its white border."""
    height, width = pixels.shape[:2]
    white = (pixels.min(axis=2) >= _MIN_WHITE).astype(np.uint8)
    framed = cv2.copyMakeBorder(white, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(1,))
    flood = np.zeros((height + 4, width + 4), np.uint8)
    cv2.floodFill(framed, flood, (0, 0), (2,))
    outside = framed[1:-1, 1:-1] == 2
    border = np.concatenate([outside[0], outside[-1], outside[:, 0], outside[:, -1]])
    if border.mean() < 0.6 or outside.mean() < 0.05:
        return MaskedPicture(pixels, None)
    inside = np.where(outside, 0, 255).astype(np.uint8)
    return MaskedPicture(pixels, cv2.erode(inside, np.ones((3, 3), np.uint8)).astype(np.uint8))


def augment_weakly(picture: MaskedPicture, side_px: int, random: Random) -> RgbImage:
    """Return a weak augmentation of the picture, (side, side, 3) uint8 RGB."""
    pixels = picture.pixels
    height, width = pixels.shape[:2]
    scale = side_px / max(height, width) * random.uniform(0.9, 1.12)
    angle = random.normal(0, 2)
    matrix = similarity_transform(
        width, height, side_px, scale, angle, _random_shift(random, side_px * 0.03)
    )
    view = _warp(pixels, matrix, side_px, cv2.BORDER_CONSTANT, _WHITE)
    if random.random() < 0.5:
        view = _change_colours(view, random, strength=0.3)
    return np.ascontiguousarray(view)


def augment_strongly(
    picture: MaskedPicture, background: RgbImage, side_px: int, random: Random
) -> RgbImage:
    """Return an imitated photo of the object, (side, side, 3) uint8 RGB.

    Args:
        picture: the object.
        background: any other picture; it appears behind and in front of the object.
        side_px: of the result.
        random: the source of randomness.
    """
    view = _composite(picture, background, side_px, random)
    if random.random() < 0.25:
        view = _occlude(view, background, random)
    return imitate_camera(view, random)


def imitate_camera(view: RgbImage, random: Random) -> RgbImage:
    """Return a square picture in another light and with the faults of a camera."""
    if random.random() < 0.8:
        view = _change_colours(view, random, strength=1.0)
    if random.random() < 0.3:
        view = _shade(view, random)
    return _degrade(view, random)


def _composite(
    picture: MaskedPicture, background: RgbImage, side_px: int, random: Random
) -> RgbImage:
    """Put the object in front of the background, or let it fill the frame."""
    height, width = picture.pixels.shape[:2]
    is_composited = picture.mask is not None or random.random() < 0.2
    matrix = _random_pose(width, height, side_px, random, is_composited=is_composited)
    if not is_composited:
        # Mirroring imitates a shelf that continues beyond the edge.
        edge = cv2.BORDER_REFLECT_101 if random.random() < 0.7 else cv2.BORDER_CONSTANT
        fill = int(random.integers(0, 256))
        return _warp(picture.pixels, matrix, side_px, edge, fill)
    mask = picture.mask if picture.mask is not None else np.full((height, width), 255, np.uint8)
    inside = _warp(mask, matrix, side_px, cv2.BORDER_CONSTANT, 0)
    alpha = cv2.GaussianBlur(inside, (3, 3), 0)[:, :, None].astype(np.float32) / 255
    front = _warp(picture.pixels, matrix, side_px, cv2.BORDER_CONSTANT, _WHITE).astype(np.float32)
    behind = _background(background, side_px, random).astype(np.float32)
    if random.random() < 0.4:
        shade = cv2.GaussianBlur(inside, (0, 0), side_px * 0.04)[:, :, None] / np.float32(255)
        behind *= 1 - 0.5 * np.roll(shade, int(side_px * 0.04), axis=0)
    return np.asarray(front * alpha + behind * (1 - alpha), np.uint8)


def _random_pose(
    width: int, height: int, side_px: int, random: Random, *, is_composited: bool
) -> npt.NDArray[np.float64]:
    """Return a random (3, 3) homography from the picture to the view.

    A composited object is 0.45 to 1.05 times as large as the view, another picture 0.8
    to 2.2 times.
    """
    if is_composited:
        zoom = random.uniform(0.45, 1.05)
    else:
        zoom = np.exp(random.uniform(np.log(0.8), np.log(2.2)))
    scale = side_px / max(height, width) * zoom
    angle = random.uniform(-30, 30) if random.random() < 0.7 else random.normal(0, 5)
    if random.random() < 0.03:
        angle += random.choice([90, 180, 270])
    shift = _random_shift(random, side_px * (0.15 if is_composited else 0.12))
    homography = random_homography(side_px, random)
    return homography @ similarity_transform(width, height, side_px, scale, angle, shift)


def _background(background: RgbImage, side_px: int, random: Random) -> RgbImage:
    """Return a plain colour, or a sharp or blurred crop of another picture."""
    kind = random.random()
    if kind < 0.15:
        plain = np.full((side_px, side_px, 3), random.integers(30, 256, 3), np.float32)
        ramp = np.linspace(random.uniform(0.6, 1), 1, side_px, dtype=np.float32)
        return np.asarray(plain * ramp[:, None, None], np.uint8)
    height, width = background.shape[:2]
    part = random.uniform(0.3, 1.0)
    rows, columns = max(8, int(height * part)), max(8, int(width * part))
    top = int(random.integers(0, height - rows + 1))
    left = int(random.integers(0, width - columns + 1))
    crop = background[top : top + rows, left : left + columns]
    view = cv2.resize(crop, (side_px, side_px), interpolation=cv2.INTER_LINEAR)
    if kind < 0.5:
        view = cv2.GaussianBlur(view, (0, 0), random.uniform(1, 5))
    return np.asarray(view, np.uint8)


def _occlude(view: RgbImage, background: RgbImage, random: Random) -> RgbImage:
    """Cover a part at an edge of the view by fingers or by the background."""
    if random.random() < 0.5:
        return add_fingers(view, random)
    side = view.shape[0]
    view = view.copy()
    rows, columns = (int(side * random.uniform(0.15, 0.4)) for _ in range(2))
    patch = cv2.resize(background, (columns, rows), interpolation=cv2.INTER_AREA)
    top = int(random.choice([0, side - rows, random.integers(0, side - rows)]))
    left = int(random.choice([0, side - columns]))
    view[top : top + rows, left : left + columns] = patch
    return view


def add_fingers(view: RgbImage, random: Random) -> RgbImage:
    """Return a square picture with one to four fingers at an edge."""
    side = view.shape[0]
    view = view.copy()
    skin = np.array([random.uniform(90, 240), 0, 0])
    skin[1:] = skin[0] * random.uniform(0.68, 0.8), skin[0] * random.uniform(0.5, 0.68)
    edge, along = int(random.integers(4)), random.uniform(0.2, 0.8)
    for finger in range(int(random.integers(1, 5))):
        x = (along + 0.11 * (finger - 1.5)) * side
        depth = random.uniform(0.1, 0.3) * side
        centre = [(x, 0), (x, side), (0, x), (side, x)][edge]
        axes = (0.055 * side, depth) if edge < 2 else (depth, 0.055 * side)
        box = (centre, (axes[0] * 2, axes[1] * 2), float(random.normal(0, 12)))
        tone = tuple(float(c) for c in skin * random.uniform(0.9, 1.05))
        cv2.ellipse(view, box, tone, -1, cv2.LINE_AA)
    return view


def _change_colours(view: RgbImage, random: Random, strength: float) -> RgbImage:
    """Change exposure, contrast, gamma and the colour of the light."""
    gain = np.exp(random.normal(0, 0.2 * strength))
    cast = np.exp(random.normal(0, 0.06 * strength, 3))
    gamma = np.exp(random.normal(0, 0.2 * strength))
    lift = random.normal(0, 8 * strength)
    levels = np.linspace(0, 1, 256)[:, None] ** gamma * 255 * gain * cast[None] + lift
    table = np.clip(levels, 0, 255).astype(np.uint8)[:, None, :]
    changed = cv2.LUT(view, table)
    if random.random() < 0.5:
        grey = cv2.cvtColor(changed, cv2.COLOR_RGB2GRAY)[:, :, None].astype(np.float32)
        share = np.float32(random.uniform(0.65, 1.3) ** strength)
        changed = np.clip(grey + share * (changed - grey), 0, 255)
    return np.asarray(changed, np.uint8)


def _shade(view: RgbImage, random: Random) -> RgbImage:
    """Apply lighting from one side, and sometimes glare."""
    side = view.shape[0]
    angle = random.uniform(0, 2 * np.pi)
    ramp = np.linspace(-1, 1, side, dtype=np.float32)
    slope = np.cos(angle) * ramp[None, :] + np.sin(angle) * ramp[:, None]
    shaded = view * (1 + np.float32(random.uniform(0.1, 0.4)) * slope)[:, :, None]
    if random.random() < 0.5:
        glare = np.zeros((side, side), np.uint8)
        centre = (float(random.uniform(0, side)), float(random.uniform(0, side)))
        axes = (float(random.uniform(0.05, 0.3) * side), float(random.uniform(0.02, 0.1) * side))
        cv2.ellipse(glare, (centre, axes, float(random.uniform(0, 180))), (255,), -1)
        soft = cv2.GaussianBlur(glare, (0, 0), side * 0.03)[:, :, None].astype(np.float32) / 255
        shaded = shaded + (255 - shaded) * soft * np.float32(random.uniform(0.4, 1))
    return np.asarray(np.clip(shaded, 0, 255), np.uint8)


def _degrade(view: RgbImage, random: Random) -> RgbImage:
    """Apply defocus, motion blur or low resolution, noise, and JPEG compression."""
    side = view.shape[0]
    kind = random.random()
    if kind < 0.2:
        view = cv2.GaussianBlur(view, (0, 0), side / 160 * random.uniform(0.5, 2.0)).astype(
            np.uint8
        )
    elif kind < 0.3:
        length = int(random.integers(3, 3 + side // 20))
        kernel = np.zeros((length, length), np.float32)
        kernel[length // 2] = 1 / length
        turn = cv2.getRotationMatrix2D((length / 2, length / 2), random.uniform(0, 180), 1)
        turned = cv2.warpAffine(kernel, turn, (length, length))
        blur = np.asarray(turned / max(float(turned.sum()), 1e-3), np.float32)
        view = cv2.filter2D(view, -1, blur).astype(np.uint8)
    elif kind < 0.45:
        small = max(32, int(side * random.uniform(0.35, 0.8)))
        view = cv2.resize(view, (small, small), interpolation=cv2.INTER_AREA).astype(np.uint8)
        view = cv2.resize(view, (side, side), interpolation=cv2.INTER_LINEAR).astype(np.uint8)
    if random.random() < 0.15:
        noise = random.normal(0, random.uniform(3, 14), view.shape).astype(np.float32)
        view = np.clip(view + noise, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        quality = int(random.integers(25, 90))
        _, data = cv2.imencode(".jpg", view, [cv2.IMWRITE_JPEG_QUALITY, quality])
        view = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return np.ascontiguousarray(view)


def similarity_transform(
    width: int, height: int, side_px: int, scale: float, angle: float, shift: tuple[float, float]
) -> npt.NDArray[np.float64]:
    """Return the (3, 3) transform that rotates and scales about the centre and shifts.

    Args:
        width: of the source in pixels.
        height: of the source in pixels.
        side_px: of the result.
        scale: factor.
        angle: in degrees.
        shift: of the centre, in pixels of the result.
    """
    matrix = np.eye(3)
    matrix[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
    matrix[:2, 2] += side_px / 2 - width / 2 + shift[0], side_px / 2 - height / 2 + shift[1]
    return matrix


def random_homography(side_px: int, random: Random) -> npt.NDArray[np.float64]:
    """Return a random homography that moves each corner by up to 16 % of the side."""
    if random.random() < 0.4:
        return np.eye(3)
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32) * side_px
    strength = random.uniform(0, 0.16) * side_px
    moved = corners + random.uniform(-strength, strength, (4, 2)).astype(np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners, moved))


def _warp(
    pixels: RgbImage, matrix: npt.NDArray[np.float64], side_px: int, border: int, fill: int
) -> RgbImage:
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    while scale < _MIN_WARP_SCALE:
        # Warping does not average; halve first to avoid aliasing.
        pixels = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).astype(
            np.uint8
        )
        matrix = matrix @ np.diag([2.0, 2.0, 1.0])
        scale *= 2
    view = cv2.warpPerspective(
        pixels, matrix, (side_px, side_px), borderMode=border, borderValue=(fill, fill, fill)
    )
    return view.astype(np.uint8)


def _random_shift(random: Random, deviation: float) -> tuple[float, float]:
    return float(random.normal(0, deviation)), float(random.normal(0, deviation))
