"""Times and dates in the user's time zone and locale."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale


def format_time(utc: str) -> str:
    """Return a time of the catalogue, such as ``2026-11-21T16:00:00Z``, as local time.

    A text that is no time is returned as it is.
    """
    try:
        time = datetime.fromisoformat(utc)
    except ValueError:
        return utc
    if time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    local = QDateTime.fromSecsSinceEpoch(int(time.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def format_day(day: date) -> str:
    """Return a date."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
