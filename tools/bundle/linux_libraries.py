"""Libraries that are in the bundle for Linux twice, or without need, and what replaces them.

The wheels of the libraries are made for use alone. Of two copies one is kept, at the name of
the other: the decoder of AVIF is Pillow's, the linear algebra numpy's, which has integers of
another size (``blas_forwarding.c``). Qt's ICU gets a data library without data
(``empty_icu_data.c``), FFmpeg a libvpx without codecs (``vpx_without_codecs.c``), and OpenBLAS
the four functions of the Fortran runtime that it uses (``fortran_runtime.c``).
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from os.path import normpath
from pathlib import Path, PurePath
from typing import Final

from tools.bundle.bundle_contents import Entry

_SOURCES: Final = Path(__file__).parent
_OPENCV: Final = "opencv_python_headless.libs"
_PILLOW: Final = "pillow.libs"
_FAISS: Final = "faiss_cpu.libs"
_NUMPY_BLAS: Final = "numpy.libs/libscipy_openblas64_*"
_COMPILE: Final = ("cc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")
# Only the replaced libraries need these.
_UNNEEDED: Final = (
    *(f"{_OPENCV}/libaom-*", f"{_OPENCV}/libgfortran-*", f"{_OPENCV}/libquadmath-*"),
    *(f"{_FAISS}/libgfortran-*", f"{_FAISS}/libquadmath-*"),
    "numpy.libs/libquadmath-*",
)


def without_duplicates(entries: Sequence[Entry], build: Path) -> list[Entry]:
    """Return the entries with what replaces the large duplicates.

    Args:
        entries: the libraries that were found, with those of the system.
        build: folder for the libraries that are compiled.

    Raises:
        ValueError: a library is not there, two copies are of different versions, or a
            function is missing in a replacement: the wheels have changed, and this module
            has to follow.
    """
    build.mkdir(parents=True, exist_ok=True)
    avif, pillow_avif = (_only(entries, f"{folder}/libavif-*") for folder in (_OPENCV, _PILLOW))
    if _version(avif) != _version(pillow_avif):
        raise ValueError(f"{avif[0]} and {pillow_avif[0]} are of different versions")
    # Pillow's is 2 MB, for the alignment of its segments.
    xau, system_xau = (_only(entries, name) for name in (f"{_PILLOW}/libXau-*", "libXau.so.6"))
    linear_algebra = _linear_algebra(entries, build)
    faiss_blas = _only(entries, f"{_FAISS}/libopenblas*")
    replacements = [
        linear_algebra,
        (faiss_blas[0], f"../{linear_algebra[0]}", "SYMLINK"),
        _icu_data(entries, build),
        _vpx(entries, build),
        _fortran_runtime(entries, build),
        (avif[0], f"../{pillow_avif[0]}", "SYMLINK"),
        (xau[0], system_xau[1], xau[2]),
    ]
    by_name = {entry[0]: entry for entry in replacements}
    unneeded = {_only(entries, pattern)[0] for pattern in _UNNEEDED}
    return [by_name.get(entry[0], entry) for entry in entries if entry[0] not in unneeded]


def without_broken_links(entries: Sequence[Entry], libraries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without links to libraries that are not in the bundle.

    Args:
        entries: any entries.
        libraries: the libraries of the bundle.
    """
    names = {entry[0] for entry in libraries}
    return [entry for entry in entries if entry[2] != "SYMLINK" or _target(entry) in names]


def strip(bundle: Path) -> None:
    """Remove the debug symbols of all libraries.

    ``strip`` makes those unusable that were given other search paths, as in all wheels with
    a folder ``*.libs``; ``eu-strip`` of elfutils does not move what is loaded.

    Args:
        bundle: the folder of the bundle.

    Raises:
        FileNotFoundError: elfutils is not installed.
    """
    program = shutil.which("eu-strip")
    if program is None:
        raise FileNotFoundError("eu-strip, of the package elfutils")
    libraries = [path for path in bundle.rglob("*.so*") if not path.is_symlink()]
    subprocess.run([program, *libraries], check=True)


def _only(entries: Iterable[Entry], pattern: str) -> Entry:
    found = [entry for entry in entries if PurePath(entry[0]).match(pattern)]
    if len(found) != 1:
        raise ValueError(f"expected one {pattern} in the bundle, found {len(found)}")
    return found[0]


def _target(link: Entry) -> str:
    return normpath(PurePath(link[0]).parent / link[1])


def _version(library: Entry) -> str:
    return library[0].rpartition(".so.")[2]


def _linear_algebra(entries: Sequence[Entry], build: Path) -> Entry:
    numpy_blas = _only(entries, _NUMPY_BLAS)
    path = "-Wl,-rpath,$ORIGIN/../numpy.libs"
    replaced = _only(entries, f"{_OPENCV}/libopenblas*")
    library = _compiled(replaced, "blas_forwarding.c", build, numpy_blas[1], path)
    for user in ("cv2/cv2.*", "faiss/libfaiss.so"):
        _check_functions(library, _only(entries, user), r"cblas_\w+|[sdcz][a-z]{3,6}_")
    return library


def _icu_data(entries: Sequence[Entry], build: Path) -> Entry:
    replaced = _only(entries, "PySide6/Qt/lib/libicudata.so.*")
    name = f"icudt{_version(replaced).partition('.')[0]}_dat"
    library = _compiled(replaced, "empty_icu_data.c", build, f"-DENTRY_POINT={name}")
    _check_functions(library, _only(entries, "PySide6/Qt/lib/libicuuc.so.*"), r"icudt\w+")
    return library


def _vpx(entries: Sequence[Entry], build: Path) -> Entry:
    replaced = _only(entries, f"{_OPENCV}/libvpx-*")
    library = _compiled(replaced, "vpx_without_codecs.c", build)
    _check_functions(library, _only(entries, f"{_OPENCV}/libavcodec-*"), r"vpx_\w+")
    return library


def _fortran_runtime(entries: Sequence[Entry], build: Path) -> Entry:
    replaced = _only(entries, "numpy.libs/libgfortran-*")
    versions = f"-Wl,--version-script={_SOURCES / 'fortran_runtime.map'}"
    library = _compiled(replaced, "fortran_runtime.c", build, versions)
    _check_functions(library, _only(entries, _NUMPY_BLAS), r"_gfortran_\w+")
    return library


def _compiled(replaced: Entry, source: str, build: Path, *options: str) -> Entry:
    """Compile what replaces a library, and return its entry."""
    name = PurePath(replaced[0]).name
    library = build / name
    files = ("-o", str(library), str(_SOURCES / source))
    subprocess.run([*_COMPILE, *files, f"-Wl,-soname,{name}", *options], check=True)
    return replaced[0], str(library), replaced[2]


def _check_functions(library: Entry, user: Entry, names: str) -> None:
    """Raise ValueError if a function that ``user`` imports is not in ``library``."""
    pattern = re.compile(names)
    used = {name for name in _symbols(user, "--undefined-only") if pattern.fullmatch(name)}
    missing = used - set(_symbols(library, "--defined-only"))
    if missing or not used:
        raise ValueError(f"{library[0]} lacks functions of {user[0]}: {sorted(missing)}")


def _symbols(library: Entry, which: str) -> list[str]:
    command = ["nm", "--dynamic", "--format=just-symbols", which, library[1]]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [line.partition("@")[0] for line in done.stdout.splitlines()]
