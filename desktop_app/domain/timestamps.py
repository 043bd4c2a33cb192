"""Times as catalogues, backups and outputs have them: UTC, to the second."""

from datetime import UTC, datetime


def utc_text(moment: datetime) -> str:
    """Return a time as text that sorts like the times: ``2026-11-21T16:00:00Z``.

    Args:
        moment: aware of its time zone.
    """
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def utc_now_text() -> str:
    """Return the present time as ``utc_text``."""
    return utc_text(datetime.now(UTC))
