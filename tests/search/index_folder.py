"""A saved index for the tests of the index storage."""

from pathlib import Path

KEY = "catalogue 1, model abc"
DIM = 16


def graph_file(folder: Path) -> Path:
    """Return the nodes of the only index in a folder: a graph or lists."""
    (file,) = (file for file in folder.glob("index-*") if file.suffix in {".graph", ".lists"})
    return file


def manifest_file(folder: Path) -> Path:
    """Return the manifest of the only index in a folder."""
    (file,) = folder.glob("*.card")
    return file
