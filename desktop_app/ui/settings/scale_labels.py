"""The patterns of scale labels in the settings."""

import logging

from desktop_app.domain.scale_label import (
    InvalidPatternError,
    ScaleLabelPattern,
    parse_patterns,
)
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Settings

_log = logging.getLogger(__name__)


def scale_labels_of(settings: Settings) -> tuple[ScaleLabelPattern, ...]:
    """Return the patterns of the settings; none if the file was edited and they are invalid."""
    try:
        return parse_patterns(settings.scale_labels)
    except InvalidPatternError as error:
        _log.info("no pattern of scale labels: %s", error)
        return ()


def check_scale_labels(text: str) -> None:
    """Check patterns that were typed.

    Raises:
        VitrineError: one of them is invalid.
    """
    try:
        parse_patterns(text)
    except InvalidPatternError as error:
        raise VitrineError(
            Message("“{pattern}” is not a pattern of scale labels.", pattern=error.args[0]),
            Message(
                "Write 13 characters, such as 21IIIIIWWWWWC: the prefix 02 or 20 to 29, I for the "
                "item number, W for grams, P for the price in hundredths or N for pieces, x for "
                "any digit, and C at the end."
            ),
        ) from error
