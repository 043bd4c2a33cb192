"""What goes into the bundle."""

import sys
from importlib.util import find_spec

import pytest

from tools.bundle.bundle_contents import HIDDEN_IMPORTS, Entry, selected


def data(name: str) -> Entry:
    return name, f"/env/{name}", "DATA"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "assets/translations/vitrine_zh_CN.ts",
        "onnxruntime/capi/libonnxruntime_providers_cuda.so",
        "numpy-2.4.6.dist-info/RECORD",
    ],
)
def test_what_is_never_loaded_is_left_out(name: str) -> None:
    assert selected([data(name)]) == []


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/lib/QtDBus.framework/Versions/A/QtDBus",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "assets/translations/vitrine_zh_CN.qm",
        "assets/sample/catalog.sqlite",
        "numpy-2.4.6.dist-info/METADATA",
    ],
)
def test_what_the_program_needs_is_kept(name: str) -> None:
    assert selected([data(name)]) == [data(name)]


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of Linux")
def test_libraries_of_the_system_are_those_of_the_package() -> None:
    folder = "/usr/lib/x86_64-linux-gnu"
    glib = ("libglib-2.0.so.0", f"{folder}/libglib-2.0.so.0", "BINARY")
    cursor = ("libxcb-cursor.so.0", f"{folder}/libxcb-cursor.so.0", "BINARY")
    own = ("libpython3.11.so.1.0", "/opt/python/lib/libpython3.11.so.1.0", "BINARY")
    assert selected([glib, cursor, own]) == [cursor, own]


def test_the_modules_that_child_processes_import_exist() -> None:
    assert all(find_spec(name) for name in HIDDEN_IMPORTS)
