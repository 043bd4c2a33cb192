import numpy as np
import pytest
import zxingcpp

from datasets.code_photos import code_photo
from desktop_app.vision.code_reader import CodeReader


@pytest.mark.parametrize("seed", range(12))
def test_codes_of_all_kinds_are_read_at_any_angle(seed: int) -> None:
    shown = code_photo(seed)
    (code,) = CodeReader().read(shown.photo)
    assert code.text.lstrip("0") == shown.text.lstrip("0")
    assert all(0 <= share <= 1 for corner in code.corners for share in corner)


def drawn(text: str, kind: str, *, gs1: bool = False) -> np.ndarray:
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(kind), gs1=gs1)
    gray = np.array(code.to_image(scale=4, add_quiet_zones=True), np.uint8)
    return np.repeat(gray[:, :, np.newaxis], 3, axis=2)


@pytest.mark.parametrize("kind", ["DataMatrix", "Code128"])
def test_gs1_codes_say_so(kind: str) -> None:
    (code,) = CodeReader().read(drawn("(01)09501101530003(10)ABC", kind, gs1=True))
    assert (code.text, code.is_gs1) == ("010950110153000310ABC", True)


def test_text_in_other_scripts_is_read() -> None:
    (code,) = CodeReader().read(drawn("重庆火锅 250 g", "QRCode"))
    assert (code.text, code.format) == ("重庆火锅 250 g", "qr")


def test_corners_are_where_the_code_is() -> None:
    photo = np.full((600, 800, 3), 255, np.uint8)
    code = drawn("ART-1", "QRCode")
    photo[300 : 300 + code.shape[0], 400 : 400 + code.shape[1]] = code
    (found,) = CodeReader().read(photo)
    xs, ys = zip(*found.corners, strict=True)
    assert min(xs) == pytest.approx(0.5, abs=0.03)
    assert min(ys) == pytest.approx(0.5, abs=0.04)


def test_codes_beside_each_other_are_all_read() -> None:
    codes = [drawn("ART-1", "QRCode"), drawn("ART-2", "QRCode")]
    texts = {code.text for code in CodeReader().read(np.hstack(codes))}
    assert texts == {"ART-1", "ART-2"}


@pytest.mark.parametrize("shape", [(1, 1, 3), (30, 500, 3), (480, 640, 3)])
def test_a_photo_without_a_code_has_none(shape: tuple[int, int, int]) -> None:
    noise = np.random.default_rng(3).integers(0, 256, shape, np.uint8)
    assert CodeReader().read(noise) == ()
