"""The package for Debian: its description, desktop entry and type of files."""

import re
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from desktop_app import __version__, paths
from desktop_app.cli.command_line import build_parser
from tools.bundle.debian_package import LINUX_FILES, changelog, control, lay_out, metainfo

CATALOGUE_TYPE = "application/vnd.vitrine.catalogue"


@pytest.fixture(scope="module")
def desktop_entry() -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(LINUX_FILES / "vitrine.desktop", encoding="utf-8")
    return parser


def test_every_action_is_a_command_of_the_program(desktop_entry: ConfigParser) -> None:
    for section in desktop_entry.sections():
        program, *arguments = desktop_entry[section]["Exec"].split()
        assert program == "vitrine"
        given = [argument for argument in arguments if argument != "%f"]
        build_parser().parse_args(given)


def test_names_are_translated(desktop_entry: ConfigParser) -> None:
    for section in desktop_entry.values():
        for name in ("Name", "GenericName", "Comment", "Keywords"):
            if name in section:
                assert section[f"{name}[zh_CN]"]


def test_a_catalogue_has_a_type_that_the_program_opens(desktop_entry: ConfigParser) -> None:
    types = ET.parse(LINUX_FILES / "vitrine-mime.xml").getroot()
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = types.findall(f"{name}mime-type")
    assert kind.get("type") == CATALOGUE_TYPE
    (pattern,) = kind.findall(f"{name}glob")
    assert pattern.get("pattern") == paths.DATABASE_NAME
    assert CATALOGUE_TYPE in desktop_entry["Desktop Entry"]["MimeType"].split(";")


def test_the_version_is_that_of_the_program() -> None:
    assert f"\nVersion: {__version__}\n" in control(1)
    assert changelog().startswith(f"vitrine ({__version__}) ")
    release = ET.fromstring(metainfo()).find("releases/release")
    assert release is not None
    assert release.get("version") == __version__


def test_files_are_laid_out_as_they_are_installed(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "vitrine").write_bytes(b"program")
    tree = tmp_path / "tree"
    lay_out(tree, bundle)
    assert (tree / "usr/bin/vitrine").read_bytes() == b"program"
    assert (tree / "usr/lib/vitrine/vitrine").stat().st_mode & 0o777 == 0o755
    assert (tree / "usr/share/icons/hicolor/48x48/apps/vitrine.png").stat().st_size > 0
    size = re.search(r"Installed-Size: (\d+)", (tree / "DEBIAN/control").read_text("utf-8"))
    assert size is not None
    assert int(size[1]) > 0
