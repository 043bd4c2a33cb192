"""Everything that can be in the log has a description."""

from typing import cast

import pytest

from desktop_app.domain.log_entry import LOG_KINDS, LogEntry, LogKind
from desktop_app.engine.log_description import KIND_LABELS, describe_entry, kind_label


def _entry(kind: LogKind, subject: str = "", **more: object) -> LogEntry:
    values = {"product_count": 2, "author": "Ana", "station": "till", "logged_at": "2026"} | more
    return LogEntry(1, kind, subject, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", LOG_KINDS)
def test_every_kind_has_a_name_and_a_description(kind: LogKind) -> None:
    assert kind in KIND_LABELS
    assert str(describe_entry(_entry(kind)))
    assert "shop.csv" in str(describe_entry(_entry(kind, "shop.csv"))) or kind in (
        *("merge", "variant", "different", "later"),
    )


def test_undo_names_what_is_undone() -> None:
    entry = _entry("undo", "shop.csv", undone_kind="import")
    assert str(describe_entry(entry)) == "Undo: Import of shop.csv"


def test_a_kind_of_a_later_version_is_shown_as_it_is() -> None:
    later = cast("LogKind", "teleport")
    assert str(describe_entry(_entry(later, "A-1"))) == "teleport: A-1"
    assert str(kind_label(later)) == "teleport"
