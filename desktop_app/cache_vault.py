"""Caches of an encrypted catalogue, which are encrypted, too."""

from collections.abc import Collection, Sequence
from typing import Protocol


class CacheVault(Protocol):
    """Keeps the bytes of caches by name."""

    def save(self, name: str, parts: Sequence[bytes | memoryview]) -> None:
        """Keep a cache of several parts, replacing the one of this name in one step.

        Raises:
            VitrineError: it cannot be written; the earlier one is still there.
        """

    def load(self, name: str) -> list[bytes]:
        """Return the parts of a cache.

        Raises:
            OSError: there is none, or it is damaged.
        """

    def remove(self, prefix: str, *, keep: Collection[str]) -> None:
        """Remove the caches whose names begin with ``prefix``, except those in ``keep``."""
