"""Format of moments in the user's locale and time zone."""

from PySide6.QtCore import QDateTime, QLocale, Qt


def format_moment(utc: str) -> str:
    """Return date and time where the user is.

    Args:
        utc: ``2026-11-21T16:00:00Z``; the result is empty if this is.
    """
    moment = QDateTime.fromString(utc, Qt.DateFormat.ISODate)
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
