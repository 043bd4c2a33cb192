"""Times as text."""

from datetime import UTC, datetime, timedelta, timezone

from desktop_app.domain.timestamps import utc_now_text, utc_text


def test_times_of_other_zones_are_written_in_utc() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert utc_text(datetime(2026, 11, 22, 0, 30, 5, tzinfo=shanghai)) == "2026-11-21T16:30:05Z"


def test_the_present_time_can_be_read_back() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    assert before <= datetime.fromisoformat(utc_now_text()) <= datetime.now(UTC)
