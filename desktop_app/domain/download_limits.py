"""How much an import downloads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DownloadLimits:
    """How much is downloaded.

    Attributes:
        picture_bytes, picture_s: maximum size of a picture, and time for it.
        timeout_s: time without an answer.
        pictures: maximum number of pictures.
        host_failures: number of failed connections after which a host is given up.
        allows_private: whether addresses of the local network are allowed; for tests.
    """

    picture_bytes: int = 32 << 20
    picture_s: float = 60
    timeout_s: float = 10
    pictures: int = 10_000
    host_failures: int = 5
    allows_private: bool = False
