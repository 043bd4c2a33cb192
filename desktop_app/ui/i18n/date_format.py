"""Format of moments in the user's locale and time zone."""

from datetime import date

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt


def format_moment(utc: str) -> str:
    """Return date and time where the user is.

    Args:
        utc: ``2026-11-21T16:00:00Z``; the result is empty if this is.
    """
    moment = QDateTime.fromString(utc, Qt.DateFormat.ISODate)
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)


def format_day(day: date) -> str:
    """Return a date."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
