"""What passwords of encrypted catalogues must be like."""

from typing import Final

MIN_PASSWORD_LETTERS: Final = 8
