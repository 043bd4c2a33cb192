"""Measure what keypoints add to the embedding, on the Grocery Store Dataset.

python -m benchmarks.geometric_verification --data FOLDER

The twenty nearest products of each photo are reranked by cosine and inliers, as without
a calibration. Prints top-1 before and after, the inliers of correct and of wrong
products, the time of the stages on one thread, and the stored bytes per picture.
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

from benchmarks.embedding import embed_files
from datasets.labelled_photos import LabelledPhoto, grocery_photos, studio_pictures
from desktop_app import paths
from desktop_app.engine.recognition.geometric_verification import VERIFIED_CANDIDATES
from desktop_app.engine.recognition.scoring import probability
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import Keypoints, align, packed_keypoints, photo_keypoints, unpack
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo

Result = TypeVar("Result")


@dataclass(frozen=True)
class EmbeddedPhotos:
    """Photos with their (n, dim) float32 embeddings."""

    photos: list[LabelledPhoto]
    vectors: npt.NDArray[np.float32]

    @cached_property
    def labels(self) -> npt.NDArray[np.int64]:
        """(n,) product of each."""
        return np.array([photo.label for photo in self.photos])

    def select(self, mask: Sequence[bool]) -> "EmbeddedPhotos":
        """Return the photos where ``mask``, n long, is true."""
        photos = [photo for photo, is_in in zip(self.photos, mask, strict=True) if is_in]
        return EmbeddedPhotos(photos, self.vectors[np.array(mask)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--model", default="", help="name of a model card")
    parser.add_argument("--every", type=int, default=1, help="use every n-th photo only")
    arguments = parser.parse_args()

    embedder = Embedder.open(load_card(paths.model_card(arguments.model)), device="cpu")
    queries = _embed(grocery_photos(arguments.data, "val")[:: arguments.every], embedder)
    studio = _embed(studio_pictures(arguments.data), embedder)
    packages = queries.select([photo.is_package for photo in queries.photos])

    print(
        f"{'photos':<22}{'against':<20}{'n':>6}{'embedding':>11}{'verified':>10}{'in top 20':>11}"
    )
    _compare("packages", packages, "studio pictures", studio)
    _compare("all", queries, "studio pictures", studio)
    _print_times(packages, studio)
    _compare(
        "all", queries, "shop photos", _embed(grocery_photos(arguments.data, "train"), embedder)
    )


def _embed(photos: list[LabelledPhoto], embedder: Embedder) -> EmbeddedPhotos:
    return EmbeddedPhotos(photos, embed_files(embedder, [photo.file for photo in photos]))


def _compare(what: str, queries: EmbeddedPhotos, where: str, gallery: EmbeddedPhotos) -> None:
    """Print the accuracy before and after verification, and the inliers, for one gallery."""
    cosines = queries.vectors @ gallery.vectors.T
    # The nearest picture of each of the twenty nearest products, best first.
    best = [_nearest_products(row, gallery.labels) for row in cosines]
    needed = sorted({picture for row in best for picture in row})
    packed = dict(zip(needed, _map_pixels(packed_keypoints, gallery.photos, needed), strict=True))

    def count_inliers(query: int) -> list[int]:
        photo = photo_keypoints(read_photo(queries.photos[query].file).pixels)
        return [align(photo, _unpack(packed[picture])).inliers for picture in best[query]]

    with ThreadPoolExecutor(2) as pool:
        inliers = list(pool.map(count_inliers, range(len(best))))
    before, after, among_candidates = [], [], []
    is_correct = [
        gallery.labels[pictures] == label
        for pictures, label in zip(best, queries.labels, strict=True)
    ]
    for query, (pictures, counts) in enumerate(zip(best, inliers, strict=True)):
        scores = _scores(cosines[query, pictures], counts)
        before.append(is_correct[query][0])
        after.append(is_correct[query][int(np.argmax(scores))])
        among_candidates.append(is_correct[query].any())
    print(
        f"{what:<22}{where:<20}{len(best):6}{np.mean(before):11.3f}"
        f"{np.mean(after):10.3f}{np.mean(among_candidates):9.3f}"
    )
    all_counts, mask = np.concatenate(inliers), np.concatenate(is_correct)
    for name, some in (("right", all_counts[mask]), ("wrong", all_counts[~mask])):
        percentiles = np.percentile(some, [50, 90, 95, 99]).round().astype(int).tolist()
        print(f"    inliers of {name} products: median, 90, 95, 99 %: {percentiles}")
    sizes = [len(data) for data in packed.values()]
    print(f"    bytes a picture: {statistics.mean(sizes):.0f}, at most {max(sizes)}", flush=True)


def _scores(cosines: npt.NDArray[np.float32], inliers: list[int]) -> list[float]:
    """Return the scores of candidates without a calibration."""
    return [
        probability({"cosine": float(cosine), "inliers": count}, None)
        for cosine, count in zip(cosines, inliers, strict=True)
    ]


def _nearest_products(cosines: npt.NDArray[np.float32], labels: npt.NDArray[np.int64]) -> list[int]:
    nearest: dict[int, int] = {}
    for picture in np.argsort(-cosines).tolist():
        nearest.setdefault(int(labels[picture]), picture)
        if len(nearest) == VERIFIED_CANDIDATES:
            break
    return list(nearest.values())


def _map_pixels(
    function: Callable[..., Result], photos: list[LabelledPhoto], rows: list[int]
) -> list[Result]:
    """Return the result of a function for the decoded pixels of each row."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda row: function(read_photo(photos[row].file).pixels), rows))


def _unpack(data: bytes) -> Keypoints:
    keypoints = unpack(data)
    assert keypoints is not None
    return keypoints


def _print_times(queries: EmbeddedPhotos, gallery: EmbeddedPhotos) -> None:
    """Print CPU times, which depend less on other load on the machine."""
    packed = _map_pixels(packed_keypoints, gallery.photos, list(range(VERIFIED_CANDIDATES)))
    detection_ms, matching_ms = [], []
    for picture in queries.photos:
        pixels = read_photo(picture.file).pixels
        start = time.thread_time()
        photo = photo_keypoints(pixels)
        middle = time.thread_time()
        for data in packed:
            align(photo, _unpack(data))
        detection_ms.append(1000 * (middle - start))
        matching_ms.append(1000 * (time.thread_time() - middle))
    print(
        f"one thread, median ms: keypoints of the photo {statistics.median(detection_ms):.1f}, "
        f"{VERIFIED_CANDIDATES} candidates {statistics.median(matching_ms):.1f}"
    )


if __name__ == "__main__":
    main()
