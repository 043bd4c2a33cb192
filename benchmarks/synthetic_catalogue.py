"""Draw synthetic pictures, and fill catalogues of any size with them."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import PictureFile
from desktop_app.vision.appearance import APPEARANCE_VERSION, appearance
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.model_card import ModelCard
from desktop_app.vision.picture_decoding import decode_thumbnail

_CHUNK = 500


def draw_picture(seed: int, *, width_px: int, height_px: int) -> npt.NDArray[np.uint8]:
    """Return (height, width, 3) uint8: random shapes on a textured background."""
    random = np.random.default_rng(seed)
    coarse = random.integers(90, 220, (height_px // 40, width_px // 40, 3), dtype=np.uint8)
    picture = cv2.resize(coarse, (width_px, height_px), interpolation=cv2.INTER_CUBIC)
    side = min(width_px, height_px)
    for _ in range(12):
        colour = random.integers(0, 256, 3).tolist()
        centre = (int(random.integers(0, width_px)), int(random.integers(0, height_px)))
        axes = random.integers(side // 20, side // 4, 2).tolist()
        cv2.ellipse(picture, centre, axes, float(random.uniform(0, 180)), 0, 360, colour, -1)
    grain = random.normal(0, 6, picture.shape)
    drawn: npt.NDArray[np.uint8] = np.clip(picture + grain, 0, 255).astype(np.uint8)
    return drawn


def draw_jpeg(seed: int, *, width_px: int, height_px: int, border_px: int = 0) -> bytes:
    """Return the bytes of ``draw_picture`` as a JPEG file, with a white border."""
    drawn = draw_picture(seed, width_px=width_px, height_px=height_px)
    picture = np.full_like(drawn, 255)
    inner = np.s_[border_px : height_px - border_px, border_px : width_px - border_px]
    picture[inner] = drawn[inner]
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 88])
    return data.tobytes()


def clustered_vectors(
    count: int, dimension: int, seed: int = 0
) -> Iterator[npt.NDArray[np.float32]]:
    """Yield (n, dimension) float32 chunks, rows of length 1, in clusters of twenty."""
    random = np.random.default_rng(seed)
    for start in range(0, count, _CHUNK):
        size = min(_CHUNK, count - start)
        centres = random.normal(size=(size // 20 + 1, dimension))
        rows = np.repeat(centres, 20, axis=0)[:size]
        rows = np.maximum(rows + random.normal(scale=0.5, size=rows.shape), 0)
        yield (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def fill_catalogue(folder: Path, pictures: int, card: ModelCard) -> None:
    """Fill a catalogue with products of one picture each, and with what is computed of these.

    Args:
        folder: of the catalogue.
        pictures: number of products.
        card: of the model that the vectors are stored for.
    """
    thumbnails = [draw_jpeg(seed, width_px=200, height_px=200) for seed in range(50)]
    decoded = [decode_thumbnail(thumbnail) for thumbnail in thumbnails]
    keypoints = [packed_keypoints(pixels) for pixels in decoded]
    appearances = [appearance(pixels) for pixels in decoded]
    catalogue = open_catalogue(folder, actor=Actor.local())
    number = 0
    for chunk in clustered_vectors(pictures, card.output.dimension):
        with catalogue.transaction():
            vectors, drawn = {}, {}
            for vector in chunk:
                product = catalogue.products.add(
                    {
                        f"S-{number:06}": {
                            "name": f"Product {number}",
                            "category": f"Category {number // 20 % 50}",
                        }
                    }
                )[f"S-{number:06}"]
                file = PictureFile(
                    f"/pictures/{number}.jpg",
                    f"{number:032x}",
                    1,
                    1,
                    200,
                    200,
                    thumbnails[number % len(thumbnails)],
                )
                (picture,) = catalogue.pictures.add([(product, file)])
                vectors[picture], drawn[picture] = vector, number % len(thumbnails)
                number += 1
            catalogue.embeddings.put(card.sha256, vectors)
            catalogue.keypoints.put(
                KEYPOINT_FORMAT, {id_: keypoints[seed] for id_, seed in drawn.items()}
            )
            catalogue.appearances.put(
                APPEARANCE_VERSION, {id_: appearances[seed] for id_, seed in drawn.items()}
            )
    catalogue.close()
