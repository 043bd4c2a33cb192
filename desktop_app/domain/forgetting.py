"""Which photos are to be forgotten."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ForgetScope:
    """The photos that are to be forgotten: those that meet all conditions, or are named.

    Attributes:
        since, before: times with a time zone, the first included; None for any.
        station: name of the computer that has written them; empty for any.
        hashes: photos that are named by the hash of their file or of their pixels, 32
            hexadecimal digits. If there are any, the conditions above do not count.
        linked: hashes of photos that belong to others in the scope, in addition to those.
    """

    since: datetime | None = None
    before: datetime | None = None
    station: str = ""
    hashes: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is named, which must never mean everything."""
        return self.since is None and self.before is None and not (self.station or self.hashes)

    @property
    def named(self) -> frozenset[str]:
        """The hashes of all photos that are named or linked."""
        return self.hashes | self.linked

    def includes(self, taken_at: datetime, station: str, hashes: Collection[str] = ()) -> bool:
        """Return whether a photo is in the scope.

        Args:
            taken_at: with a time zone.
            station: that has written it.
            hashes: of its file and pixels, as far as they are known.
        """
        if self.named.intersection(hashes):
            return True
        return not (self.hashes or self.is_empty) and self._includes(taken_at, station)

    def may_include(self, newest: datetime) -> bool:
        """Return whether the scope may have photos that were taken until a time."""
        return bool(self.hashes) or self.since is None or newest >= self.since

    def with_linked(self, hashes: Collection[str]) -> "ForgetScope":
        """Return the scope with more photos."""
        return replace(self, linked=self.linked | frozenset(hashes))

    def _includes(self, taken_at: datetime, station: str) -> bool:
        return (
            (self.since is None or taken_at >= self.since)
            and (self.before is None or taken_at < self.before)
            and self.station in ("", station)
        )


@dataclass(frozen=True, slots=True)
class FoundPhotos:
    """Photos of a scope in one place.

    Attributes:
        count: number of photos.
        size_bytes: of what is kept of them.
        files: names of their files, relative to the folder of the catalogue.
        outside: paths of the original files that the program has only read, and that stay.
        hashes: of the photos.
    """

    count: int = 0
    size_bytes: int = 0
    files: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    hashes: frozenset[str] = frozenset()

    def plus(self, other: "FoundPhotos") -> "FoundPhotos":
        """Return the photos of both."""
        return FoundPhotos(
            self.count + other.count,
            self.size_bytes + other.size_bytes,
            self.files + other.files,
            self.outside + other.outside,
            self.hashes | other.hashes,
        )


@dataclass(frozen=True, slots=True)
class KeptUsage:
    """How many photos of one kind a catalogue has, and how large they are in it."""

    count: int
    size_bytes: int
