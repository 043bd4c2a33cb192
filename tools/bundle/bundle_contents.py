"""What goes into the bundle of all that PyInstaller finds, and what does not.

An entry is PyInstaller's: the name in the bundle, the source, and the kind. Nothing here is
needed by a function of the program; ``tools/bundle/smoke_test.py`` checks the result.
"""

import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Final, TypeAlias

Entry: TypeAlias = tuple[str, str, str]

# The largest CPU bundle on disk, as `du -sm` counts.
SIZE_LIMIT_MB: Final = 395

# Their versions are reported by `vitrine doctor`.
REPORTED_BY_DOCTOR: Final = (
    "faiss-cpu",
    "hnswlib",
    "numpy",
    "onnxruntime",
    "opencv-python-headless",
    "pi-heif",
    "pillow",
    "rapidocr",
    "PySide6-Essentials",
    "sqlcipher3",
    "sqlite-utils",
)

# Modules that child processes import by name, and those that compiled modules import.
HIDDEN_IMPORTS: Final = (
    "rapidocr",
    "sqlcipher3._sqlite3",
    "sqlcipher3.dbapi2",
    "desktop_app.catalogue.io.workbook_child",
    "desktop_app.vision.decoding.child",
)

EXCLUDED_MODULES: Final = (
    *("IPython", "curses", "matplotlib", "pip", "pytest", "readline", "setuptools", "tkinter"),
    *("numpy.f2py", "numpy.testing"),
    # What libraries use if it is installed; nothing else here needs it.
    *("chardet", "cryptography", "lxml", "onnx"),
    # Text, colour profiles and formulas on pictures.
    *("PIL._imagingcms", "PIL._imagingft", "PIL._imagingmath", "PIL._imagingmorph"),
    "PIL._imagingtk",
    # The same functions as in the modules without AVX2.
    *("rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2"),
)

# By names in the bundle, with slashes, without regard to case.
_EXCLUDED_FILES: Final = (
    # NVIDIA's libraries, which these need, are not in a bundle.
    *("*onnxruntime_providers_cuda*", "*onnxruntime_providers_tensorrt*"),
    # Qt: what the window does not use, with the plugins that need it.
    *("*qt6network*", "*/qtnetwork.abi3.so", "*/qtnetwork.pyd"),
    *("*/plugins/networkinformation/*", "*/plugins/tls/*"),
    *("*qt6opengl*", "*qt6egl*", "*/plugins/egldeviceintegrations/*", "*opengl32sw*"),
    *("*/plugins/xcbglintegrations/*", "*/plugins/wayland-graphics-integration-client/*"),
    *("*qt6qml*", "*qt6quick*", "*qt6pdf*", "*/imageformats/*qpdf*", "*qt6virtualkeyboard*"),
    *("*/qtdbus.abi3.so", "*/qtdbus.pyd", "*/plugins/generic/*"),
    "*/plugins/platformthemes/*qgtk3*",
    *("*/platforms/*qeglfs*", "*/platforms/*qlinuxfb*", "*/platforms/*qvkkhrdisplay*"),
    *("*/platforms/*qvnc*", "*/platforms/*qminimal*", "*/platforms/*qdirect2d*"),
    *("*/imageformats/*qicns*", "*/imageformats/*qtga*", "*/imageformats/*qwbmp*"),
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    # tools/bundle/replacements takes its place.
    *("*/shapely/*", "*/shapely.libs/*", "*libgeos*"),
    # Sources of the translations, and lists of files.
    *("*/assets/translations/*.ts", "*.dist-info/record"),
)
# Texts of Qt's own dialogs and buttons; English is in its libraries.
_KEPT_TRANSLATIONS: Final = ("qtbase_zh_CN.qm",)

# Of the libraries in the system's folders, those that not every desktop has in this version.
# All others are dependencies of the package, and kept up to date by the distribution; an
# older libstdc++ in the bundle would keep the drivers of the graphics card from loading.
_BUNDLED_SYSTEM_LIBRARIES: Final = (
    *("libbz2.so", "libffi.so", "libpython", "libsqlite3.so", "libuuid.so"),
    *("libxcb-",),
)
_SYSTEM_FOLDERS: Final = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def selected(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that go into the bundle."""
    return [entry for entry in entries if not _is_excluded(entry)]


def _is_excluded(entry: Entry) -> bool:
    name, source, kind = PurePath(entry[0]).as_posix(), *entry[1:]
    if any(fnmatchcase(f"/{name}".lower(), pattern) for pattern in _EXCLUDED_FILES):
        return True
    if "/translations/" in name and "PySide6" in name:
        return Path(name).name not in _KEPT_TRANSLATIONS
    return sys.platform == "linux" and kind == "BINARY" and _is_of_system(name, source)


def _is_of_system(name: str, source: str) -> bool:
    is_library = "/" not in name and source.startswith(_SYSTEM_FOLDERS)
    return is_library and not name.startswith(_BUNDLED_SYSTEM_LIBRARIES)
