"""Measure the index of keypoints: size, time of a query, of a save and of adding a picture.

python -m benchmarks.keypoint_index --pictures 10000 100000

The pictures have keypoints of the sample's pictures, drawn at random and with random bits of
their signatures flipped; the queries are the sample's photos.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from desktop_app import paths
from desktop_app.search.keypoint_index import KeypointIndex
from desktop_app.search.keypoint_storage import load_postings, save_postings
from desktop_app.search.keypoint_vocabulary import KeypointVocabulary, QuantisedKeypoints
from desktop_app.search.vocabulary_card import load_vocabulary
from desktop_app.vision.keypoints import photo_keypoints, picture_keypoints
from desktop_app.vision.picture_decoding import read_photo

_WORDS_PER_KEYPOINT = 4
_FOUND = 64
_CHUNK = 256


def sample_keypoints(vocabulary: KeypointVocabulary) -> list[QuantisedKeypoints]:
    """Return the quantised keypoints of each of the sample's pictures."""
    files = sorted((paths.sample_folder() / "pictures").rglob("*.jpg"))
    found = [picture_keypoints(read_photo(file).pixels) for file in files]
    return [vocabulary.quantise(some.descriptors) for some in found if len(some)]


def synthetic_pictures(
    sample: list[QuantisedKeypoints], count: int
) -> Iterator[dict[int, QuantisedKeypoints]]:
    """Yield pictures by id, in chunks; each has as many keypoints as one of the sample."""
    random = np.random.default_rng(0)
    words = np.concatenate([some.words for some in sample])
    signatures = np.concatenate([some.signatures for some in sample])
    for start in range(0, count, _CHUNK):
        chunk = {}
        for number in range(start, min(start + _CHUNK, count)):
            size = len(sample[number % len(sample)])
            rows = random.integers(0, len(words), size)
            flips = random.integers(0, 1 << 64, (3, size, 1), np.uint64)
            noise = flips[0] & flips[1] & flips[2]
            chunk[number] = QuantisedKeypoints(words[rows], signatures[rows] ^ noise)
        yield chunk


def _ms(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def measure(count: int, vocabulary: KeypointVocabulary, sample: list[QuantisedKeypoints]) -> None:
    """Print the figures of an index of the given number of pictures."""
    index = KeypointIndex(len(vocabulary))
    built = sum(_ms(lambda: index.add(chunk)) for chunk in synthetic_pictures(sample, count))  # noqa: B023
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        saved = _ms(lambda: save_postings(index.merged(), folder, "benchmark"))
        size = sum(file.stat().st_size for file in folder.iterdir())
        start = time.perf_counter()
        index = KeypointIndex(len(vocabulary), load_postings(folder, "benchmark", len(vocabulary)))
        loaded = 1000 * (time.perf_counter() - start)
        new = iter(range(count, 2 * count))
        added = statistics.median(
            _ms(lambda: index.add({next(new): sample[0]})) for _ in range(100)
        )
        words, searches, totals = [], [], []
        for file in sorted((paths.sample_folder() / "queries").glob("*.jpg")):
            photo = photo_keypoints(read_photo(file).pixels)
            start, wall = time.process_time(), time.perf_counter()
            quantised = vocabulary.quantise(photo.descriptors, _WORDS_PER_KEYPOINT)
            between = time.process_time()
            index.search(quantised, _FOUND)
            words.append(1000 * (between - start))
            searches.append(1000 * (time.process_time() - between))
            totals.append(1000 * (time.perf_counter() - wall))
    print(
        f"{count} pictures: {size / count:.0f} bytes each; built in {built / 1000:.1f} s, "
        f"saved in {saved / 1000:.1f} s, loaded in {loaded / 1000:.1f} s, "
        f"one added in {added:.1f} ms"
    )
    print(
        f"  a query, p50 of processor time: words {statistics.median(words):.1f} ms, "
        f"search {statistics.median(searches):.1f} ms; of elapsed time: "
        f"{statistics.median(totals):.1f} ms (p95 {np.percentile(totals, 95):.1f} ms)"
    )


def main() -> None:
    """Print the figures for each number of pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=int, nargs="*", default=[10_000, 100_000])
    arguments = parser.parse_args()

    vocabulary = load_vocabulary(paths.keypoint_vocabulary()).words
    sample = sample_keypoints(vocabulary)
    print("to reach: at most 2,500 bytes; a query 10 ms at 10,000 pictures, 25 ms at 100,000")
    for count in arguments.pictures:
        measure(count, vocabulary, sample)


if __name__ == "__main__":
    main()
