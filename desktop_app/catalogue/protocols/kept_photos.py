"""Interface of the photos of customers in a catalogue: how many there are, and their deletion."""

from collections.abc import Sequence
from typing import Protocol

from desktop_app.domain.forgetting import ForgetScope, FoundPhotos, KeptUsage


class KeptPhotoStore(Protocol):
    """The photos that the counter and its users have added, also those that undo would restore.

    These are confirmed photos, pictures of products that were added at the counter, and, if
    they are named by their hash, all pictures. In a shared catalogue these are ordinary
    deletions, which every other station carries out, too.
    """

    def usage(self) -> KeptUsage:
        """Return how many confirmed photos and pictures of the counter there are."""

    def stock_usage(self) -> KeptUsage:
        """Return how many photos of stock takes there are."""

    def find(self, scope: ForgetScope) -> FoundPhotos:
        """Return the pictures of a scope; nothing is changed."""

    def find_stock(self, scope: ForgetScope) -> FoundPhotos:
        """Return the photos of stock takes of a scope; nothing is changed."""

    def forget(self, scope: ForgetScope, *, limit: int) -> FoundPhotos:
        """Delete some pictures of a scope, as one transaction; this cannot be undone.

        With them go their files in the catalogue's own folder, what was computed of them, what
        undo would restore, and their entries in the history. Original files elsewhere stay.

        Args:
            scope: the pictures.
            limit: maximum number.

        Returns:
            what was deleted; nothing once the scope is empty.

        Raises:
            VitrineError: the catalogue is in use or read-only, or a file cannot be deleted.
        """

    def forget_stock(self, scope: ForgetScope) -> FoundPhotos:
        """Delete the photos of stock takes of a scope, with what was counted in them.

        Raises:
            VitrineError: as for ``forget``.
        """

    def unused(self, names: Sequence[str]) -> list[str]:
        """Return those of some files that no picture and no photo of a stock take has.

        Args:
            names: of files in the catalogue's own folder of pictures, relative to the catalogue.
        """

    def compact(self) -> None:
        """Write the catalogue anew, so that nothing of what was deleted is left in its files.

        Raises:
            VitrineError: another program uses the catalogue, or the disk is full.
        """
