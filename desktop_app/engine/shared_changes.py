"""What a workspace takes over of the work of other stations, and passes on to them."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.synchronisation import ReceivedChanges
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

# Number of pictures that are added between two yields: some 20 ms.
_CHUNK: Final = 32


def take_over_changes(catalogue: Catalogue, index: PictureIndex) -> Job[ReceivedChanges]:
    """Let searches find what others have changed since the last call; return what is known of it.

    Of a shared catalogue, only the pictures that have changed are compared with the index, unless
    there are very many.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
    """
    synchronisation = catalogue.synchronisation
    if synchronisation is None:
        changes = ReceivedChanges(pictures=None)
    else:
        changes = synchronisation.take_received()
    if changes.pictures is None:
        yield from index.build()
    else:
        total = len(changes.pictures)
        for done, chunk in _chunks(sorted(changes.pictures)):
            index.refresh(chunk)
            yield Progress(done, total, Message("Building the index"))
    return changes


def _chunks(numbers: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield parts of some numbers, and how many have come until then."""
    left = iter(numbers)
    done = 0
    while chunk := list(islice(left, _CHUNK)):
        done += len(chunk)
        yield done, chunk
