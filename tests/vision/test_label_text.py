"""The reader reads drawn labels in any orientation, within bounds."""

from pathlib import Path

import numpy as np
import pytest

from desktop_app.vision import label_text
from desktop_app.vision.label_text import LabelReader, _is_text, _largest
from tests.labels import draw_label, needs_reader


@pytest.fixture(scope="module")
def reader() -> LabelReader:
    found = LabelReader.load(2)
    assert found is not None
    return found


def _texts(reader: LabelReader, *lines: str, degrees: float = 0) -> set[str]:
    return {line.text for line in reader.read(draw_label(*lines, degrees=degrees))}


@needs_reader
@pytest.mark.parametrize("degrees", [0, 8, 90, 180])
def test_a_label_is_read_in_any_orientation(reader: LabelReader, degrees: float) -> None:
    assert _texts(reader, "VINEGAR", "250 g", degrees=degrees) == {"VINEGAR", "250 g"}


@needs_reader
def test_confidence_and_height_are_shares(reader: LabelReader) -> None:
    (found,) = reader.read(draw_label("Elderflower"))
    assert found.confidence > 0.9
    assert 0.05 < found.height < 0.3


@needs_reader
def test_a_small_picture_is_enlarged(reader: LabelReader) -> None:
    assert [line.text for line in reader.read(draw_label("Rooibos", side=160))] == ["Rooibos"]


@needs_reader
def test_pictures_without_text_have_none(reader: LabelReader) -> None:
    plain = np.full((300, 200, 3), 120, np.uint8)
    strip, tiny = np.zeros((17, 400, 3), np.uint8), np.zeros((4, 4, 3), np.uint8)
    for pixels in (plain, strip, tiny, plain[:, ::2], plain[:1]):
        assert reader.read(pixels) == ()


@needs_reader
def test_only_the_largest_lines_are_read(
    reader: LabelReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_text, "_MAX_LINES", 2)
    assert len(reader.read(draw_label("one line", "two lines", "three lines"))) == 2


def test_the_total_length_of_lines_is_bounded() -> None:
    line = np.array([[0, 0], [300, 0], [300, 10], [0, 10]], np.int32)
    longer = np.array([[0, 0], [500, 0], [500, 10], [0, 10]], np.int32)
    assert len(_largest(np.array([line] * 20))) == 6
    assert _largest(np.array([longer, longer])) == []


def test_there_is_no_reader_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_text, "_PACKAGE", "rapidocr_that_nobody_has_installed")
    assert LabelReader.load(2) is None


@needs_reader
def test_a_damaged_package_is_as_good_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_text, "package_folder", lambda: tmp_path)
    assert LabelReader.load(2) is None


@pytest.mark.parametrize("text", ["XL", "00", "250 g", "7up", "COCOA", "茶叶"])
def test_words_and_numbers_are_text(text: str) -> None:
    assert _is_text(text)


@pytest.mark.parametrize("text", ["", "A", "—", "0000", "0O0o", "口口口", "I I I I"])
def test_a_repeated_sign_is_a_pattern_or_a_missing_character(text: str) -> None:
    assert not _is_text(text)
