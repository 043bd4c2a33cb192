"""Barcodes and drawing of labels."""

import numpy as np
import pytest

from tools.demo_catalogue.labels.canvas import Canvas, ean13_modules, with_check_digit


@pytest.mark.parametrize("gtin", ["4006381333931", "5901234123457", "2004711200016"])
def test_the_check_digit_is_that_of_gs1(gtin: str) -> None:
    assert with_check_digit(gtin[:12]) == gtin


def test_an_ean13_symbol_has_95_modules_and_three_guards() -> None:
    modules = ean13_modules("5901234123457")
    assert len(modules) == 95
    assert set(modules) == {"0", "1"}
    assert (modules[:3], modules[45:50], modules[-3:]) == ("101", "01010", "101")


def test_shapes_are_drawn_in_their_colour() -> None:
    canvas = Canvas(40, 30, "#ffffff")
    canvas.box(0, 0, 20, 30, "#ff0000")
    canvas.disc(30, 15, 5, "#0000ff")
    pixels = np.asarray(canvas.image())
    assert pixels.shape == (30, 40, 3)
    assert pixels[15, 10].tolist() == [255, 0, 0]
    assert pixels[15, 30].tolist() == [0, 0, 255]
    assert pixels[2, 38].tolist() == [255, 255, 255]


def test_a_long_text_is_scaled_to_the_width() -> None:
    canvas = Canvas(200, 60, "#ffffff")
    canvas.text(100, 30, "A very long line of text", 40, "#000000", "sans", widest=120)
    columns = np.flatnonzero((np.asarray(canvas.image()) < 128).any(axis=(0, 2)))
    assert 80 < np.ptp(columns) <= 124
    assert columns.mean() == pytest.approx(100, abs=8)
