"""Moments are shown where the user is."""

import pytest

from desktop_app.ui.i18n.date_format import format_moment

pytestmark = pytest.mark.usefixtures("english")


def test_a_moment_is_shown_with_its_date() -> None:
    assert "26" in format_moment("2026-11-21T16:00:00Z") or "2026" in format_moment(
        "2026-11-21T16:00:00Z"
    )


def test_no_moment_is_no_text() -> None:
    assert format_moment("") == ""
