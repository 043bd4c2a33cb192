"""The parts of an Office Open XML file and their relations (ECMA-376-2)."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import unquote
from xml.etree import ElementTree
from zipfile import ZipFile

# Sheets are read in a stream, other parts as a whole.
_MAX_PART_BYTES: Final = 1 << 28
_MAX_TREE_BYTES: Final = 64 << 20

Element: TypeAlias = ElementTree.Element


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part to another part of the file.

    Attributes:
        id: by which the part names it.
        kind: address of the kind of relation.
        target: name of the other part.
    """

    id: str
    kind: str
    target: str

    def is_a(self, name: str) -> bool:
        """Return whether this is a relation like ``drawing`` or ``image``."""
        return self.kind.rpartition("/")[2] == name


class OoxmlPackage:
    """An open Office Open XML file.

    Attributes:
        names: of all parts.
    """

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def relations(self, part: str) -> list[Relation]:
        """Return the relations of a part to others in the file; "" is the file itself."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self.names:
            return []
        return [
            Relation(element.get("Id", ""), element.get("Type", ""), _resolved(folder, element))
            for element in self.root(source)
            if element.get("TargetMode") != "External"
        ]

    def root(self, part: str) -> Element:
        """Return the root element of a part.

        Raises:
            ValueError: the part is no XML, or too large.
            KeyError: there is no such part.
        """
        if self._archive.getinfo(part).file_size > _MAX_TREE_BYTES:
            raise ValueError(f"{part} is too large")
        with self._archive.open(part) as stream:
            try:
                return ElementTree.parse(stream).getroot()  # noqa: S314 - expat is bounded
            except ElementTree.ParseError as error:
                raise ValueError(str(error)) from error

    def elements(self, part: str, *names: str) -> Iterator[Element]:
        """Yield the elements of these local names; errors as ``root``."""
        return (element for element in self.root(part).iter() if tag(element) in names)

    def ends(self, part: str) -> Iterator[tuple[Element, Element]]:
        """Yield all elements at their ends, each after its parent, which may be cleared.

        Errors are those of ``root``.
        """
        if self._archive.getinfo(part).file_size > _MAX_PART_BYTES:
            raise ValueError(f"{part} is too large")
        parents: list[Element] = []
        with self._archive.open(part) as stream:
            try:
                for event, element in ElementTree.iterparse(  # noqa: S314 - expat is bounded
                    stream, ("start", "end")
                ):
                    if event == "start":
                        parents.append(element)
                        continue
                    parents.pop()
                    if parents:
                        yield parents[-1], element
            except ElementTree.ParseError as error:
                raise ValueError(str(error)) from error


def tag(element: Element) -> str:
    """Return the local name of an element."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return the attribute of this local name, in any name space; empty if there is none."""
    return next((v for key, v in element.items() if key.rpartition("}")[2] == name), "")


def _resolved(folder: str, element: Element) -> str:
    target = unquote(element.get("Target", ""))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
