"""Rows of an import in chunks that are compared with the catalogue together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Generic

from desktop_app.engine.ingest.import_reader import Found, ReadRow
from desktop_app.engine.ingest.report_builder import ReportBuilder

MAX_CHUNK_ROWS: Final = 256


@dataclass(slots=True)
class Chunk(Generic[Found]):
    """Rows that are compared with the catalogue, and stored, together.

    Attributes:
        picture_count: number of their new and changed pictures.
    """

    rows: list[ReadRow[Found]] = field(default_factory=list)
    picture_count: int = 0

    def add(self, row: ReadRow[Found]) -> None:
        """Add a row that can be used."""
        self.rows.append(row)
        self.picture_count += len(row.pictures)

    def pictures_by_content(self) -> dict[str, Found]:
        """Return the pictures by content hash."""
        return {picture.file.content_hash: picture for row in self.rows for picture in row.pictures}


def chunks_of(
    rows: Iterable[ReadRow[Found]], report: ReportBuilder, *, max_pictures: int
) -> Iterator[Chunk[Found]]:
    """Yield the usable rows in chunks; errors of rows are reported.

    Args:
        rows: of the import.
        report: gets the errors and warnings of the rows.
        max_pictures: a chunk with so many pictures is full.
    """
    chunk: Chunk[Found] = Chunk()
    for row in rows:
        report.add_errors(row)
        if row.is_rejected:
            continue
        chunk.add(row)
        if chunk.picture_count >= max_pictures or len(chunk.rows) >= MAX_CHUNK_ROWS:
            yield chunk
            chunk = Chunk()
    yield chunk
