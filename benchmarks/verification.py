"""What keypoints add to the embedding, on the Grocery Store Dataset.

python -m benchmarks.verification --data FOLDER

FOLDER is that of the data set. Each photo's twenty nearest
products are ranked anew by cosine and inliers, as without a calibration.
Printed are top-1 before and after, the inliers of right and of wrong products,
the milliseconds of a query's parts on one thread, and the bytes a picture.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from benchmarks.datasets import Picture, shop_photos, studio_pictures
from benchmarks.embedding import embed_files
from desktop_app import paths
from desktop_app.domain.evidence import Evidence
from desktop_app.engine.recognition.geometric_verification import CANDIDATES
from desktop_app.engine.recognition.verdict import probability
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import (
    Keypoints,
    align,
    packed_keypoints,
    photo_keypoints,
    unpack,
)
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo

Made = TypeVar("Made")


@dataclass(frozen=True)
class Pictures:
    """Pictures and what the model makes of them."""

    listed: list[Picture]
    vectors: npt.NDArray[np.float32]

    @cached_property
    def labels(self) -> npt.NDArray[np.int64]:
        """Number of the product of each."""
        return np.array([picture.label for picture in self.listed])

    def where(self, chosen: Sequence[bool]) -> "Pictures":
        """Return some of them."""
        listed = [
            picture for picture, is_chosen in zip(self.listed, chosen, strict=True) if is_chosen
        ]
        return Pictures(listed, self.vectors[np.array(chosen)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--model", default="", help="name of a model card")
    parser.add_argument("--every", type=int, default=1, help="look at every so many-th photo")
    chosen = parser.parse_args()

    embedder = Embedder.open(load_card(paths.model_card(chosen.model)), device="cpu")
    queries = _embedded(shop_photos(chosen.data, "val")[:: chosen.every], embedder)
    studio = _embedded(studio_pictures(chosen.data), embedder)
    packages = queries.where([picture.is_package for picture in queries.listed])

    print(
        f"{'photos':<22}{'against':<20}{'n':>6}{'embedding':>11}{'verified':>10}{'in top 20':>11}"
    )
    _compare("packages", packages, "studio pictures", studio)
    _compare("all", queries, "studio pictures", studio)
    _time(packages, studio)
    _compare("all", queries, "shop photos", _embedded(shop_photos(chosen.data, "train"), embedder))


def _embedded(listed: list[Picture], embedder: Embedder) -> Pictures:
    return Pictures(listed, embed_files(embedder, [picture.file for picture in listed]))


def _compare(what: str, queries: Pictures, where: str, gallery: Pictures) -> None:
    """Print the accuracy before and after, and the inliers, for one gallery."""
    cosines = queries.vectors @ gallery.vectors.T
    # The best picture of each of the twenty nearest products, best first.
    best = [_nearest_products(row, gallery.labels) for row in cosines]
    needed = sorted({picture for row in best for picture in row})
    packed = dict(zip(needed, _each(packed_keypoints, gallery.listed, needed), strict=True))

    def look(query: int) -> list[int]:
        photo = photo_keypoints(read_photo(queries.listed[query].file).pixels)
        return [align(photo, _unpacked(packed[picture])).inliers for picture in best[query]]

    with ThreadPoolExecutor(2) as pool:
        inliers = list(pool.map(look, range(len(best))))
    before, after, inside = [], [], []
    right: list[int] = []
    wrong: list[int] = []
    for query, (pictures, agreeing) in enumerate(zip(best, inliers, strict=True)):
        is_right = gallery.labels[pictures] == queries.labels[query]
        scores = [
            probability(Evidence(float(cosines[query, picture]), 0.0, 0.0, count), None)
            for picture, count in zip(pictures, agreeing, strict=True)
        ]
        before.append(is_right[0])
        after.append(is_right[int(np.argmax(scores))])
        inside.append(is_right.any())
        for count, is_it in zip(agreeing, is_right, strict=True):
            (right if is_it else wrong).append(count)
    print(
        f"{what:<22}{where:<20}{len(best):6}{np.mean(before):11.3f}"
        f"{np.mean(after):10.3f}{np.mean(inside):9.3f}"
    )
    for name, counts in (("right", right), ("wrong", wrong)):
        shares = np.percentile(counts, [50, 90, 95, 99]).round().astype(int).tolist()
        print(f"    inliers of {name} products: median, 90, 95, 99 %: {shares}")
    sizes = [len(data) for data in packed.values()]
    print(f"    bytes a picture: {statistics.mean(sizes):.0f}, at most {max(sizes)}", flush=True)


def _nearest_products(cosines: npt.NDArray[np.float32], labels: npt.NDArray[np.int64]) -> list[int]:
    nearest: dict[int, int] = {}
    for picture in np.argsort(-cosines).tolist():
        nearest.setdefault(int(labels[picture]), picture)
        if len(nearest) == CANDIDATES:
            break
    return list(nearest.values())


def _each(make: Callable[..., Made], listed: list[Picture], chosen: list[int]) -> list[Made]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda number: make(read_photo(listed[number].file).pixels), chosen))


def _unpacked(data: bytes) -> Keypoints:
    keypoints = unpack(data)
    assert keypoints is not None
    return keypoints


def _time(queries: Pictures, gallery: Pictures) -> None:
    """Print the processor's milliseconds, so that other work on the machine counts less."""
    packed = _each(packed_keypoints, gallery.listed, list(range(CANDIDATES)))
    found, matched = [], []
    for picture in queries.listed:
        pixels = read_photo(picture.file).pixels
        start = time.thread_time()
        photo = photo_keypoints(pixels)
        middle = time.thread_time()
        for data in packed:
            align(photo, _unpacked(data))
        found.append(1000 * (middle - start))
        matched.append(1000 * (time.thread_time() - middle))
    print(
        f"one thread, median ms: keypoints of the photo {statistics.median(found):.1f}, "
        f"{CANDIDATES} candidates {statistics.median(matched):.1f}"
    )


if __name__ == "__main__":
    main()
