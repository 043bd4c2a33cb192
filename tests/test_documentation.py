"""The documents: links, names of the code, and the map of the packages."""

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
DOCUMENTS: Final = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "benchmarks").glob("*.md"),
        *(ROOT / "training").glob("*.md"),
    ]
)
ARCHITECTURE: Final = ROOT / "docs" / "architecture.md"
CODE: Final = sorted(
    file
    for folder in ("desktop_app", "benchmarks", "datasets", "tests", "tools", "training")
    for file in (ROOT / folder).rglob("*.py")
)
# Of Qt and other programs.
OTHER_NAMES: Final = {"QImage", "QPixmap", "PySide6", "OpenCV", "PostgreSQL"}
_LINK: Final = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def _identifier(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_identifier)
def test_every_relative_link_leads_to_a_file(document: Path) -> None:
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_every_package_is_on_the_map() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    packages = [
        file.parent.relative_to(ROOT / "desktop_app").as_posix() + "/"
        for file in sorted((ROOT / "desktop_app").rglob("__init__.py"))
        if file.parent != ROOT / "desktop_app"
    ]
    assert [package for package in packages if f"`{package}`" not in text] == []


def test_every_module_that_the_documents_name_exists() -> None:
    pattern = re.compile(r"(?<![\w/>])[\w/]+\.py\b")
    modules = [f"/{_identifier(file)}" for file in CODE]
    missing = [
        f"{_identifier(document)}: {name}"
        for document in DOCUMENTS
        for name in pattern.findall(document.read_text(encoding="utf-8"))
        if not re.search(r"\b[ab]\b", name)  # the pattern of a path, not a module
        and not any(module.endswith(f"/{name}") for module in modules)
    ]
    assert missing == []


def test_every_decision_that_the_code_names_exists() -> None:
    pattern = re.compile(r"docs/decisions/[\w-]+\.md")
    named = {name for file in CODE for name in pattern.findall(file.read_text(encoding="utf-8"))}
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_class_that_the_architecture_names_exists() -> None:
    classes = {
        name
        for file in CODE
        for name in re.findall(r"^class (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    named = set(re.findall(r"\b[A-Z][a-z]+[A-Z]\w+", ARCHITECTURE.read_text(encoding="utf-8")))
    assert sorted(named - classes - OTHER_NAMES) == []
