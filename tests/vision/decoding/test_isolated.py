"""Decoders that crash or take too long are an error of the file, and nothing else."""

import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop_app.errors import VitrineError
from desktop_app.isolation.worker import OutOfMemory, OutOfTime, Worker
from desktop_app.vision.decoding import isolated
from desktop_app.vision.decoding.isolated import WORKER, decode_isolated
from desktop_app.vision.picture_decoding import decode, read_photo
from tests.hostile_pictures import HEIC, crashing_heic


def webp(side_px: int = 64) -> bytes:
    """Return a WebP of noise, which ordinary decoding leaves to the child."""
    noise = np.random.default_rng(0).integers(0, 256, (side_px, side_px, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(noise).save(file, "WEBP", lossless=True)
    return file.getvalue()


def plain_png(side_px: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (side_px, side_px)).save(file, "PNG")
    return file.getvalue()


def test_a_decoder_that_crashes_is_one_sentence_with_the_name() -> None:
    with pytest.raises(VitrineError) as caught:
        decode(crashing_heic(), name="phone.heic")
    assert caught.value.as_line() == (
        "phone.heic cannot be opened: its decoder has crashed; "
        "Open it in another program, and save it as JPEG or PNG"
    )
    assert decode(HEIC, name="phone.heic").width_px == 48


def test_the_child_is_started_once(monkeypatch: pytest.MonkeyPatch) -> None:
    decode(webp(), name="a.webp")
    child = WORKER.process_id
    assert child is not None
    decode(HEIC, name="a.heic")
    assert WORKER.process_id == child
    os.kill(child, signal.SIGTERM)
    assert decode(webp(), name="a.webp").width_px == 64


def test_pixels_are_those_of_the_file_and_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "noise.webp"
    file.write_bytes(webp())
    photo = read_photo(file)
    expected = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    assert np.array_equal(photo.pixels, expected)
    photo.pixels[0] = 0


@pytest.fixture
def small_worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """Give decoding 20 MB."""
    worker = Worker("desktop_app.vision.decoding.child", 20_000_000)
    monkeypatch.setattr(isolated, "WORKER", worker)
    yield worker
    worker.close()


@pytest.mark.skipif(os.name == "nt", reason="a limit of POSIX")
def test_a_picture_that_needs_too_much_memory_is_one_sentence(small_worker: Worker) -> None:
    with pytest.raises(VitrineError, match=r"large.png needs too much memory"):
        decode_isolated(plain_png(3000), "large.png", 1000)
    assert decode_isolated(webp(), "small.webp", 1000).width_px == 64


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [(OutOfTime, "takes too long to open"), (OutOfMemory, "needs too much memory")],
)
def test_each_failure_has_a_sentence_with_the_name(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception], sentence: str
) -> None:
    class FailingWorker:
        def call(self, *arguments: object, **options: object) -> object:
            raise failure

    monkeypatch.setattr(isolated, "WORKER", FailingWorker())
    with pytest.raises(VitrineError, match=sentence) as caught:
        decode(webp(), name="tea.webp")
    assert str(caught.value).startswith("tea.webp ")
    assert caught.value.hint is not None
