"""The pairs that the copy classifier is fitted to."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from training.copy_pairs import benchmark_pairs, edited_pairs
from training.image_edits import EDITS


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    folder = tmp_path / "bench"
    (folder / "images").mkdir(parents=True)
    random = np.random.default_rng(0)
    for name in ("a.png", "b.png"):
        cv2.imwrite(str(folder / "images" / name), random.integers(0, 256, (40, 60, 3), np.uint8))
    (folder / "manifest.csv").write_text("path,role\na.png,original\nb.png,copy:hflip\n")
    (folder / "truth.csv").write_text("path_a,path_b,kind\na.png,b.png,hflip\n")
    (folder / "distractors.csv").write_text("path_a,path_b,kind\nb.png,a.png,similar\n")
    return folder


def test_the_edits_of_a_benchmark_are_reproducible(bench: Path, tmp_path: Path) -> None:
    first = list(edited_pairs(bench, tmp_path / "one"))
    again = list(edited_pairs(bench, tmp_path / "two"))
    assert {pair.kind for pair in first} == set(EDITS)
    assert {pair.first.name for pair in first} == {"a.png"}
    for one, two in zip(first, again, strict=True):
        assert one.second.read_bytes() == two.second.read_bytes()


def test_the_similar_pictures_of_a_benchmark_are_not_copies(bench: Path) -> None:
    copy, similar = benchmark_pairs(bench)
    assert (copy.first.name, copy.second.name, copy.kind) == ("a.png", "b.png", "hflip")
    assert (similar.first.name, similar.second.name, similar.kind) == ("b.png", "a.png", "")
