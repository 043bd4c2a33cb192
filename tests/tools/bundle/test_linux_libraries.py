"""What replaces libraries in the bundle for Linux."""

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from shapely.geometry import Polygon as ShapelyPolygon  # type: ignore[import-untyped]

from tools.bundle import linux_libraries
from tools.bundle.bundle_contents import Entry
from tools.bundle.linear_algebra import deviations
from tools.bundle.replacements.shapely.geometry import Polygon

SOURCES = Path(linux_libraries.__file__).parent

needs_compiler = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="compiles libraries of Linux"
)


def compiled(source: str, folder: Path, *options: str) -> ctypes.CDLL:
    library = folder / "library.so"
    command = ["cc", "-shared", "-fPIC", "-Wall", "-Werror", "-o", str(library)]
    subprocess.run([*command, str(SOURCES / source), *options], check=True)
    return ctypes.CDLL(str(library))


@needs_compiler
@pytest.mark.parametrize(("base", "exponent"), [(1.5, 7), (2.0, 0), (-3.0, 3), (2.0, -4)])
def test_powers_of_the_fortran_runtime(tmp_path: Path, base: float, exponent: int) -> None:
    power = compiled("fortran_runtime.c", tmp_path)._gfortran_pow_r8_i8
    power.restype = ctypes.c_double
    power.argtypes = (ctypes.c_double, ctypes.c_int64)
    assert power(base, exponent) == base**exponent


@needs_compiler
@pytest.mark.parametrize(("length", "expected"), [(4, b"ABCD"), (8, b"ABCDEF  ")])
def test_texts_of_the_fortran_runtime(tmp_path: Path, length: int, expected: bytes) -> None:
    concatenate = compiled("fortran_runtime.c", tmp_path)._gfortran_concat_string
    concatenate.argtypes = (ctypes.c_size_t, ctypes.c_char_p) * 3
    target = ctypes.create_string_buffer(length + 1)
    concatenate(length, target, 3, b"ABC", 3, b"DEF")
    assert target.value == expected


@needs_compiler
def test_libvpx_without_codecs_opens_none(tmp_path: Path) -> None:
    library = compiled("vpx_without_codecs.c", tmp_path)
    assert library.vpx_codec_dec_init_ver() != 0
    assert library.vpx_codec_get_caps() == 0


def test_the_test_of_linear_algebra_holds_for_the_library_that_is_replaced() -> None:
    assert max(deviations(cv2).values()) < 1e-2


def test_polygons_are_those_of_shapely() -> None:
    corners = np.array([[3, 1], [60, 4], [58, 30], [1, 25]], np.float32)
    ours, theirs = Polygon(corners), ShapelyPolygon(corners)
    assert (ours.area, ours.length) == pytest.approx((theirs.area, theirs.length))


def test_links_to_what_is_left_out_are_left_out() -> None:
    library: Entry = ("a.libs/liba.so", "/env/a.libs/liba.so", "BINARY")
    kept: Entry = ("liba.so", "a.libs/liba.so", "SYMLINK")
    broken: Entry = ("libb.so", "b.libs/libb.so", "SYMLINK")
    table: Entry = ("table.csv", "/src/table.csv", "DATA")
    entries = [kept, broken, table]
    assert linux_libraries.without_broken_links(entries, [library]) == [kept, table]


def test_wheels_that_have_changed_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="libavif"):
        linux_libraries.without_duplicates([], tmp_path)
