"""Collect pairs of pictures that are copies of each other, and pairs that are not."""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo
from training.image_edits import EDITS

BUILD: Final = Path("build/copies")
_PAIRS_PER_EDIT: Final = 40
_NEIGHBOURS: Final = 12


@dataclass(frozen=True)
class Pair:
    """Two picture files and their relation.

    Attributes:
        first: a picture file.
        second: another picture file.
        kind: the edit that produced one from the other; "" if they are not copies.
        rank: of the second among the neighbours of the first, or the other way round,
            the smaller one; 0 is the nearest.
    """

    first: Path
    second: Path
    kind: str
    rank: int = 0


def benchmark_pairs(bench: Path) -> Iterator[Pair]:
    """Yield the copies and the similar pictures of a benchmark folder."""
    for table, is_copy in (("truth.csv", True), ("distractors.csv", False)):
        with (bench / table).open(newline="", encoding="utf-8") as stream:
            for row in csv.DictReader(stream):
                files = bench / "images" / row["path_a"], bench / "images" / row["path_b"]
                yield Pair(*files, row["kind"] if is_copy else "")


def edited_pairs(bench: Path, folder: Path) -> Iterator[Pair]:
    """Yield the originals of a benchmark with further edits of them.

    Args:
        bench: folder of the benchmark.
        folder: where the edited pictures are, or are written.
    """
    with (bench / "manifest.csv").open(newline="", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["role"] == "original"]
    files = [bench / "images" / row["path"] for row in rows]
    folder.mkdir(parents=True, exist_ok=True)
    for number, kind in enumerate(sorted(EDITS)):
        random = np.random.default_rng(number)
        for chosen, other in random.integers(len(files), size=(_PAIRS_PER_EDIT, 2)):
            target = folder / f"{kind.replace(' ', '-')}-{chosen}.jpg"
            if not target.exists():
                picture, other_picture = (cv2.imread(str(files[row])) for row in (chosen, other))
                assert picture is not None
                assert other_picture is not None
                edited = EDITS[kind](
                    picture, other_picture, np.random.default_rng([number, chosen])
                )
                cv2.imwrite(str(target), edited, [cv2.IMWRITE_JPEG_QUALITY, 88])
            yield Pair(files[chosen], target, kind)


def neighbour_pairs(files: Sequence[Path], count: int = _NEIGHBOURS) -> Iterator[Pair]:
    """Yield each picture with its nearest neighbours, as pairs that are not copies."""
    vectors = _embed(files)
    ranks: dict[tuple[int, int], int] = {}
    for first, vector in enumerate(vectors):
        cosines = vectors @ vector
        cosines[first] = -1
        for rank, second in enumerate(np.argsort(-cosines)[:count].tolist()):
            pair = min(first, second), max(first, second)
            ranks[pair] = min(rank, ranks.get(pair, rank))
    for (first, second), rank in ranks.items():
        yield Pair(files[first], files[second], "", rank)


def sample_pairs() -> Iterator[Pair]:
    """Yield the sample's pictures with their nearest neighbours of other products."""
    sample = paths.sample_folder()
    original_of = {row["sku"]: row["duplicate_of"] for row in _rows(sample / "duplicates.csv")}
    product_of = {
        sample / row["image"]: original_of.get(row["sku"], row["sku"])
        for row in _rows(sample / "products.csv")
        if row["image"]
    }
    for pair in neighbour_pairs(list(product_of)):
        if product_of[pair.first] != product_of[pair.second]:
            yield pair


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _embed(files: Sequence[Path]) -> npt.NDArray[np.float32]:
    """Return (n, dim) embeddings of the shipped model, cached in the build folder."""
    key = hashlib.sha256("\n".join(map(str, files)).encode()).hexdigest()[:16]
    cache = BUILD / f"vectors-{key}.npy"
    if not cache.exists():
        embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
        batches = [files[start : start + 32] for start in range(0, len(files), 32)]
        vectors = [
            embedder.embed(
                np.stack([embedder.preprocess(read_photo(file).pixels) for file in batch])
            )
            for batch in batches
        ]
        cache.parent.mkdir(parents=True, exist_ok=True)
        np.save(cache, np.concatenate(vectors))
    return np.asarray(np.load(cache), np.float32)
