"""Protocol of the reading of codes, for code that must not import ``vision``."""

from typing import Protocol

from desktop_app.domain.code import Code
from desktop_app.domain.picture import RgbImage


class CodeSource(Protocol):
    """Reads bar codes and matrix codes."""

    def read(self, photo: RgbImage) -> tuple[Code, ...]:
        """Return the codes of a photo, (height, width, 3) uint8 RGB."""
