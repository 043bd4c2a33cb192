"""The words of a catalogue of an earlier version are indexed in steps that are kept."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.engine.text_search_preparation import prepare_text_search
from desktop_app.errors import VitrineError
from tests.actor import ACTOR


@pytest.fixture
def without_words(tmp_path: Path) -> Callable[[], Catalogue]:
    """Return a function that opens a catalogue whose 5,000 products are not indexed."""
    open_catalogue(tmp_path, actor=ACTOR).close()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as db, db:
        db.executemany(
            "INSERT INTO products (sku, name) VALUES (?, ?)",
            [(f"P-{number}", f"Mug {number}") for number in range(5000)],
        )
    return lambda: open_catalogue(tmp_path, actor=ACTOR)


def test_every_step_reports_progress_and_browsing_works_meanwhile(
    without_words: Callable[[], Catalogue],
) -> None:
    catalogue = without_words()
    job = prepare_text_search(catalogue)
    assert (next(job).done, next(job).done) == (2000, 3000)
    assert len(catalogue.products.list_by_sku(10)) == 10
    assert list(job) == []
    assert [found.score for found in catalogue.text_search.find("mug 4999", limit=5)] != []
    catalogue.close()


def test_a_cancelled_job_keeps_what_is_done(without_words: Callable[[], Catalogue]) -> None:
    catalogue = without_words()
    job = prepare_text_search(catalogue)
    next(job)
    job.close()
    with pytest.raises(VitrineError, match=r"The search is being prepared\."):
        catalogue.text_search.find("mug", limit=5)
    catalogue.close()
    # Two steps were made when the catalogue was opened.
    catalogue = without_words()
    assert catalogue.text_search.count_unprepared() == 0
    catalogue.close()
