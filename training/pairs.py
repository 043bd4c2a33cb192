"""Pairs of pictures that are copies, and pairs that are none."""

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
from training.edits import EDITS

BUILD: Final = Path("build/copies")
_EDITED_OF_A_KIND: Final = 40
_AROUND: Final = 12


@dataclass(frozen=True)
class Pair:
    """Two picture files, and what they are to each other.

    Attributes:
        kind: the edit that made one of the other; "" where they are no copies.
        rank: how many pictures are more like one of them than the other is.
    """

    first: Path
    second: Path
    kind: str
    rank: int = 0


def planted(bench: Path) -> Iterator[Pair]:
    """Yield the copies and the look-alikes of a benchmark folder."""
    for table, is_copy in (("truth.csv", True), ("distractors.csv", False)):
        with (bench / table).open(newline="", encoding="utf-8") as stream:
            for row in csv.DictReader(stream):
                files = bench / "images" / row["path_a"], bench / "images" / row["path_b"]
                yield Pair(*files, row["kind"] if is_copy else "")


def edited(bench: Path, folder: Path) -> Iterator[Pair]:
    """Make further copies of a benchmark's originals where they are not there yet."""
    with (bench / "manifest.csv").open(newline="", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["role"] == "original"]
    files = [bench / "images" / row["path"] for row in rows]
    folder.mkdir(parents=True, exist_ok=True)
    for number, kind in enumerate(sorted(EDITS)):
        random = np.random.default_rng(number)
        for chosen, other in random.integers(len(files), size=(_EDITED_OF_A_KIND, 2)):
            target = folder / f"{kind.replace(' ', '-')}-{chosen}.jpg"
            if not target.exists():
                picture, beside = (cv2.imread(str(files[row])) for row in (chosen, other))
                assert picture is not None
                assert beside is not None
                made = EDITS[kind](picture, beside, np.random.default_rng([number, chosen]))
                cv2.imwrite(str(target), made, [cv2.IMWRITE_JPEG_QUALITY, 88])
            yield Pair(files[chosen], target, kind)


def neighbours(files: Sequence[Path], around: int = _AROUND) -> Iterator[Pair]:
    """Yield each picture with those most like it, as none that are copies."""
    vectors = _vectors(files)
    ranks: dict[tuple[int, int], int] = {}
    for one, vector in enumerate(vectors):
        likeness = vectors @ vector
        likeness[one] = -1
        for rank, other in enumerate(np.argsort(-likeness)[:around].tolist()):
            pair = min(one, other), max(one, other)
            ranks[pair] = min(rank, ranks.get(pair, rank))
    for (one, other), rank in ranks.items():
        yield Pair(files[one], files[other], "", rank)


def families() -> Iterator[Pair]:
    """Yield pictures of the sample's products beside those most like them.

    Pictures of one product, and of products that are duplicates, are left out.
    """
    sample = paths.sample_folder()
    same = {row["sku"]: row["duplicate_of"] for row in _rows(sample / "duplicates.csv")}
    shown = {
        sample / row["image"]: same.get(row["sku"], row["sku"])
        for row in _rows(sample / "products.csv")
        if row["image"]
    }
    for pair in neighbours(list(shown)):
        if shown[pair.first] != shown[pair.second]:
            yield pair


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _vectors(files: Sequence[Path]) -> npt.NDArray[np.float32]:
    key = hashlib.sha256("\n".join(map(str, files)).encode()).hexdigest()[:16]
    kept = BUILD / f"vectors-{key}.npy"
    if not kept.exists():
        embedder = Embedder.open(load_card(paths.model_card("")), device="cpu")
        batches = [files[start : start + 32] for start in range(0, len(files), 32)]
        made = [
            embedder.embed(
                np.stack([embedder.preprocess(read_photo(file).pixels) for file in batch])
            )
            for batch in batches
        ]
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, np.concatenate(made))
    return np.asarray(np.load(kept), np.float32)
