"""The parts of Office files are found by their relations."""

import io
import zipfile
from typing import Final

import pytest

from desktop_app.catalogue.io.ooxml_package import OoxmlPackage, attribute, tag

RELATIONS: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/image" Target="../media/a%20b.png"/>'
    '<Relationship Id="r2" Type="http://x/image" Target="/xl/media/c.png"/>'
    '<Relationship Id="r3" Type="http://x/link" Target="http://x" TargetMode="External"/>'
    "</Relationships>"
)


@pytest.fixture
def package() -> OoxmlPackage:
    """Return a package of one sheet with a damaged neighbour."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/sheets/s.xml", '<s xmlns:r="u"><row r:id="r1"/><row/></s>')
        archive.writestr("xl/sheets/_rels/s.xml.rels", RELATIONS)
        archive.writestr("xl/bad.xml", "<s><row></s>")
    return OoxmlPackage(zipfile.ZipFile(file))


def test_targets_are_names_of_parts(package: OoxmlPackage) -> None:
    found = package.relations("xl/sheets/s.xml")
    assert [(relation.id, relation.target) for relation in found] == [
        ("r1", "xl/media/a b.png"),
        ("r2", "xl/media/c.png"),
    ]
    assert found[0].is_a("image")
    assert package.relations("xl/workbook.xml") == []


def test_elements_are_found_without_their_name_space(package: OoxmlPackage) -> None:
    rows = list(package.elements("xl/sheets/s.xml", "row"))
    assert [attribute(row, "id") for row in rows] == ["r1", ""]
    assert [(tag(a), tag(b)) for a, b in package.ends("xl/sheets/s.xml")] == [("s", "row")] * 2


def test_damaged_and_missing_parts_are_errors(package: OoxmlPackage) -> None:
    with pytest.raises(ValueError, match="mismatched tag"):
        package.root("xl/bad.xml")
    with pytest.raises(ValueError, match="mismatched tag"):
        list(package.ends("xl/bad.xml"))
    with pytest.raises(KeyError):
        package.root("xl/gone.xml")
