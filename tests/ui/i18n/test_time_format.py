"""Times of the catalogue are shown in the time zone of the user."""

import os
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from desktop_app.ui.i18n.time_format import format_time


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    locale = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(locale)
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(os.name == "nt", reason="the time zone of a process can be set on POSIX only")
@pytest.mark.usefixtures("in_tokyo")
@pytest.mark.parametrize("utc", ["2026-11-21T16:00:00Z", "2026-11-21T16:00:00"])
def test_a_time_is_local(utc: str) -> None:
    assert format_time(utc) == "22/11/2026 01:00"


def test_what_is_no_time_is_shown_as_it_is() -> None:
    assert [format_time(text) for text in ("yesterday", "")] == ["yesterday", ""]
