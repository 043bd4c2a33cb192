"""The package for Debian and Ubuntu: ``python -m tools.bundle.debian_package``.

Packs the bundle in ``dist/vitrine`` with its desktop entry, icons, type of files and manual page,
and prints the name of the package. Needs ``dpkg-deb``.
"""

import argparse
import gzip
import platform
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from desktop_app import __version__
from tools.bundle.icons import SIZES_PX, scalable_icon, write_icons

_ROOT: Final = Path(__file__).parents[2]
LINUX_FILES: Final = Path(__file__).parent / "linux"
_ARCHITECTURES: Final = {"x86_64": "amd64", "aarch64": "arm64"}
_MAINTAINER: Final = "The Vitrine authors <vitrine@users.noreply.github.com>"
_EXECUTABLE: Final = 0o755
_READABLE: Final = 0o644

# What the libraries of the bundle need and do not contain; the smoke test in an empty root
# checks that it is complete. The names are those of Debian 12; newer systems provide them, too.
DEPENDS: Final = (
    "libc6 (>= 2.35)",
    "libdbus-1-3",
    "libegl1",
    "libexpat1",
    "libfontconfig1",
    "libfreetype6",
    "libgcc-s1",
    "libgl1",
    "libglib2.0-0",
    "liblzma5",
    "libssl3",
    "libstdc++6",
    "libwayland-client0",
    "libwayland-cursor0",
    "libx11-6",
    "libx11-xcb1",
    "libxau6",
    "libxcb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "zlib1g",
)
# The window needs a font, Chinese texts need theirs; the till can type into other windows.
RECOMMENDS: Final = ("fonts-dejavu-core | fonts-noto-core", "fonts-noto-cjk")
SUGGESTS: Final = ("xdotool",)


def main() -> None:
    """Build the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=_ROOT / "dist" / "vitrine")
    parser.add_argument("--out", type=Path, default=_ROOT / "dist", help="folder of the package")
    arguments = parser.parse_args()
    package = arguments.out / package_name()
    with tempfile.TemporaryDirectory(dir=arguments.out) as folder:
        tree = Path(folder) / "tree"
        lay_out(tree, arguments.bundle)
        # A fraction of the time of the default level, and an eighth larger.
        options = ("--root-owner-group", "-Zxz", "-z1")
        command = ["dpkg-deb", *options, "--build", str(tree), str(package)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    print(package)


def package_name() -> str:
    """Return the name of the file of the package."""
    return f"vitrine_{__version__}_{_architecture()}.deb"


def lay_out(tree: Path, bundle: Path) -> None:
    """Write the files of the package as they are installed, and its control file.

    Args:
        tree: a new folder.
        bundle: the bundle to pack.
    """
    share = tree / "usr" / "share"
    shutil.copytree(bundle, tree / "usr" / "lib" / "vitrine", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "vitrine").symlink_to("../lib/vitrine/vitrine")
    write_icons(
        (share / f"icons/hicolor/{side}x{side}/apps/vitrine.png", side) for side in SIZES_PX
    )
    _copy(scalable_icon(), share / "icons/hicolor/scalable/apps/vitrine.svg")
    _copy(LINUX_FILES / "vitrine.desktop", share / "applications/vitrine.desktop")
    _copy(LINUX_FILES / "vitrine-mime.xml", share / "mime/packages/vitrine.xml")
    _copy(LINUX_FILES / "lintian-overrides", share / "lintian/overrides/vitrine")
    _write(share / "metainfo/vitrine.metainfo.xml", metainfo())
    _copy(LINUX_FILES / "copyright", share / "doc/vitrine/copyright")
    _copy(_ROOT / "CHANGELOG.md", share / "doc/vitrine/CHANGELOG.md")
    _compress(changelog(), share / "doc/vitrine/changelog.gz")
    _compress((LINUX_FILES / "vitrine.1").read_text("utf-8"), share / "man/man1/vitrine.1.gz")
    _set_modes(tree)
    size_kb = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    _write(tree / "DEBIAN" / "control", control(size_kb))


def control(size_kb: int) -> str:
    """Return the description of the package.

    Args:
        size_kb: of the installed files.
    """
    return f"""\
Package: vitrine
Version: {__version__}
Architecture: {_architecture()}
Maintainer: {_MAINTAINER}
Installed-Size: {size_kb}
Depends: {", ".join(DEPENDS)}
Recommends: {", ".join(RECOMMENDS)}
Suggests: {", ".join(SUGGESTS)}
Section: graphics
Priority: optional
Description: find a product of a shop from a photo
 Hold a product up to the camera, or drop a photo on the window, and Vitrine
 shows which of your shop's products it is. It also finds duplicates in the
 catalogue, counts the products in a photo, and reads codes and labels.
 .
 It runs offline; no data leave the computer.
"""


def changelog() -> str:
    """Return the entry of this version in the form that Debian's tools read."""
    change = "  * /usr/share/doc/vitrine/CHANGELOG.md lists the changes."
    signature = f" -- {_MAINTAINER}  {format_datetime(datetime.now(UTC))}"
    return f"vitrine ({__version__}) stable; urgency=medium\n\n{change}\n\n{signature}\n"


def metainfo() -> str:
    """Return the description for software centres, with the version."""
    text = (LINUX_FILES / "vitrine.metainfo.xml").read_text(encoding="utf-8")
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    return text.replace("@VERSION@", __version__).replace("@DATE@", today)


def _architecture() -> str:
    machine = platform.machine()
    return _ARCHITECTURES.get(machine, machine)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _compress(text: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))


def _set_modes(tree: Path) -> None:
    """Let everybody read the files; only the program itself is executed."""
    for path in tree.rglob("*"):
        if not path.is_symlink():
            is_program = path.is_dir() or path == tree / "usr/lib/vitrine/vitrine"
            path.chmod(_EXECUTABLE if is_program else _READABLE)


if __name__ == "__main__":
    main()
