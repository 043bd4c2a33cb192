"""What is refused before it is decoded, and how much is decoded at a time."""

import io
import struct
import threading
from typing import Any

import pytest
from PIL import Image

from desktop_app.errors import VitrineError
from desktop_app.vision.decoding import limits
from desktop_app.vision.decoding.limits import MemoryBudget
from desktop_app.vision.picture_decoding import decode
from tests.hostile_pictures import gif_header, jpeg_of_scans, png_header, webp_header


def refusal(data: bytes, name: str = "large") -> str:
    with pytest.raises(VitrineError) as caught:
        decode(data, name=name)
    return caught.value.as_line()


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (jpeg_of_scans(1, 14_200), 200),
        (png_header(12_240, 12_240), 100),
        (gif_header(12_240, 12_240), 100),
        (webp_header(16_383, 9_150), 30),
    ],
)
def test_each_format_has_its_limit(data: bytes, limit: int) -> None:
    line = refusal(data)
    assert "pixels, too many to open it safely" in line
    assert line.endswith(f"with at most {limit} million pixels")


def test_a_large_jpeg_is_decoded_at_a_reduced_scale() -> None:
    file = io.BytesIO()
    Image.new("L", (14_100, 14_100), 120).save(file, "JPEG", quality=30)
    photo = decode(file.getvalue(), name="phone.jpg", max_side_px=500)
    assert (photo.width_px, photo.pixels.shape) == (14_100, (500, 500, 3))


def test_a_progressive_jpeg_keeps_all_its_coefficients_and_has_a_lower_limit() -> None:
    file = io.BytesIO()
    Image.new("RGB", (64, 64)).save(file, "JPEG", progressive=True)
    size = struct.pack(">HH", 12_000, 12_000)
    line = refusal(file.getvalue().replace(struct.pack(">HH", 64, 64), size, 1))
    assert line.endswith(
        "too many to open it safely; Save it smaller, with at most 119 million pixels"
    )


def test_a_jpeg_with_too_many_scans_is_refused_at_once() -> None:
    assert refusal(jpeg_of_scans(1000, 2000), "scans.jpg") == (
        "scans.jpg takes too long to open; Open it in another program, and save it as JPEG or PNG"
    )


def test_a_picture_is_refused_if_too_little_memory_is_free(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "free_memory_bytes", lambda: 200_000_000)
    assert "needs too much memory" in refusal(png_header(9_000, 9_000))
    file = io.BytesIO()
    Image.new("RGB", (640, 480)).save(file, "PNG")
    assert decode(file.getvalue(), name="small.png").width_px == 640


def test_readers_wait_for_each_other_when_the_budget_is_used() -> None:
    budget = MemoryBudget(100)
    entered, leave = threading.Event(), threading.Event()
    order: list[str] = []

    def hold() -> None:
        with budget.reserve(1_000_000):
            order.append("large")
            entered.set()
            leave.wait()

    def follow() -> None:
        with budget.reserve(1):
            order.append("small")

    threads = [threading.Thread(target=hold), threading.Thread(target=follow)]
    threads[0].start()
    entered.wait()
    threads[1].start()
    assert order == ["large"]
    leave.set()
    for thread in threads:
        thread.join()
    assert order == ["large", "small"]


def test_what_is_reserved_is_given_back_after_an_error() -> None:
    budget = MemoryBudget(10)
    for _ in range(3):
        with pytest.raises(KeyError), budget.reserve(8):
            raise KeyError
    entered: list[Any] = []
    with budget.reserve(10):
        entered.append(1)
    assert entered
