import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.answer_store import SqliteAnswerStore
from desktop_app.domain.kept_answer import AddedPicture, AnswerFilter, Correction
from desktop_app.domain.region import Region
from desktop_app.errors import VitrineError
from tests.engine.counter.history.answers import CODE, CUP, MUG, TEA, WHEN, answer

ALL = AnswerFilter()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers" / "answers.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[SqliteAnswerStore]:
    store = SqliteAnswerStore.open(file)
    yield store
    store.close()


def found(store: SqliteAnswerStore, **values: object) -> list[str]:
    """Return the SKUs of the first offered products of what a filter finds."""
    shown = AnswerFilter(**values)  # type: ignore[arg-type]
    answers = store.find(shown, limit=100)
    assert store.count(shown) == len(answers)
    return [one.offered[0].product.sku for one in answers]


def test_an_answer_is_read_as_it_was_written(store: SqliteAnswerStore) -> None:
    region = Region(0.1, 0.2, 0.5, 0.75)
    kept = answer(chosen=MUG, codes=(CODE,), region=region, photo_count=2, has_photo=True)
    id_ = store.put(kept, 1_000)
    read = store.get(id_)
    assert read == kept
    assert read is not None
    assert read.id == id_
    assert read.offered[0].product.attributes["name_zh"] == "红色杯子"


def test_an_answer_replaces_the_one_with_its_key(store: SqliteAnswerStore) -> None:
    kept = answer(has_photo=True)
    id_ = store.put(kept, 1_000)
    store.correct(id_, Correction(TEA, WHEN))
    accepted = replace(kept, chosen=MUG, offered=kept.offered[:1])
    assert store.put(accepted) == id_
    (read,) = store.find(ALL, limit=10)
    assert (read.chosen, len(read.offered), read.has_photo) == (MUG, 1, True)
    assert read.correction == Correction(TEA, WHEN)
    assert found(store, words="HYPERLINK") == ["C-1"]


def test_answers_are_listed_newest_first_in_pages(store: SqliteAnswerStore) -> None:
    ids = [store.put(answer(minutes=number)) for number in range(7)]
    first = store.find(ALL, limit=3)
    second = store.find(ALL, before_id=first[-1].id, limit=10)
    assert [one.id for one in (*first, *second)] == ids[::-1]


@pytest.mark.parametrize(
    "words",
    ["red CUP", "c-1", "Ｃ－１", "4006381333931", "b-17", "2026-12-24", "till", "红色杯", "hsbz"],
)
def test_words_find_products_codes_dates_and_stations(store: SqliteAnswerStore, words: str) -> None:
    store.put(answer(TEA, station="Laptop"))
    store.put(answer(CUP, codes=(CODE,)))
    assert found(store, words=words) == ["C-1"]
    assert found(store, words=f"{words} xyzzy") == []


def test_candidates_that_were_not_chosen_are_not_found_by_words(store: SqliteAnswerStore) -> None:
    store.put(answer(CUP, MUG))
    assert found(store, words="mug") == []
    store.put(answer(CUP, MUG, chosen=MUG))
    assert found(store, words="mug") == ["C-1"]


def test_filters_combine(store: SqliteAnswerStore) -> None:
    store.put(answer(CUP, verdict="match", chosen=CUP))
    store.put(answer(MUG, minutes=60))
    corrected = store.put(answer(TEA, MUG, minutes=120, verdict="unknown"))
    store.correct(corrected, Correction(MUG, WHEN))
    assert found(store, verdict="match") == ["C-1"]
    assert found(store, state="chosen") == ["C-1"]
    assert found(store, state="open") == ["M-2"]
    assert found(store, state="corrected") == ["T-3"]
    assert found(store, product_id=MUG.id) == ["T-3", "M-2"]
    assert found(store, product_id=MUG.id, state="open") == ["M-2"]
    hour = timedelta(hours=1)
    assert found(store, since=WHEN + hour, before=WHEN + 2 * hour) == ["M-2"]


def test_a_correction_that_is_undone_does_not_count(store: SqliteAnswerStore) -> None:
    kept = answer(CUP, MUG, chosen=CUP)
    id_ = store.put(kept)
    store.correct(id_, Correction(MUG, WHEN))
    store.set_picture(kept.key, AddedPicture("key", 5, replaced_key="before"))
    assert store.picture_actions() == [5]
    store.set_undone([5, 9])
    read = store.get(id_)
    assert read is not None
    assert (read.state, read.product) == ("chosen", CUP)
    assert read.picture == AddedPicture("key", 5, is_undone=True, replaced_key="before")
    assert found(store, state="corrected") == []
    store.set_undone([])
    assert found(store, state="corrected") == ["C-1"]


def test_deleted_answers_leave_nothing_in_the_file(store: SqliteAnswerStore, file: Path) -> None:
    ids = [store.put(answer(CUP, station=f"secret {number}"), 5_000) for number in range(300)]
    size = file.stat().st_size
    assert store.stored_bytes() == size + 300 * 5_000
    store.delete(ids)
    assert store.find(ALL, limit=1) == []
    assert b"secret" not in file.read_bytes()
    assert file.stat().st_size < size / 4
    # A number is never given twice.
    assert store.put(answer()) > ids[-1]


def test_times_tell_the_days(store: SqliteAnswerStore) -> None:
    for minutes in (0, 1, 60, 24 * 60):
        store.put(answer(minutes=minutes))
    times = store.times()
    assert times == sorted(times, reverse=True)
    assert [time - WHEN for time in times] == [
        timedelta(days=1),
        timedelta(hours=1),
        timedelta(0),
    ]


def test_two_windows_write_the_same_file(store: SqliteAnswerStore, file: Path) -> None:
    other = SqliteAnswerStore.open(file)
    other.put(answer())
    store.put(answer())
    assert other.count(ALL) == store.count(ALL) == 2
    other.close()


def test_a_damaged_file_is_told(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database at all" * 1_000)
    with pytest.raises(VitrineError, match="damaged"):
        SqliteAnswerStore.open(file)


def test_a_file_of_a_newer_version_is_told(store: SqliteAnswerStore, file: Path) -> None:
    store._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(VitrineError, match="newer version"):
        SqliteAnswerStore.open(file)


@pytest.mark.skipif(os.name == "nt", reason="files that are open cannot be removed")
def test_no_answer_is_kept_in_a_file_that_was_removed(store: SqliteAnswerStore, file: Path) -> None:
    store.put(answer())
    file.unlink()
    with pytest.raises(VitrineError, match="is no longer there"):
        store.put(answer(station="other"))
    assert not file.exists()


def test_a_full_disk_is_told_and_what_was_written_before_stays(store: SqliteAnswerStore) -> None:
    store.put(answer())
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    large = [answer(station=f"{number}" * 500) for number in range(100)]
    with pytest.raises(VitrineError, match="cannot be stored: the disk is full"):
        [store.put(one) for one in large]
    store._connection.execute("PRAGMA max_page_count = 1000000")
    count = store.count(ALL)
    assert count >= 1
    assert len(store.find(ALL, limit=200)) == count


def test_a_folder_that_cannot_be_written_is_told_with_the_right_next_step(
    store: SqliteAnswerStore, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(VitrineError, match=r"cannot be stored: [A-Z]\D+\.$") as caught:
        SqliteAnswerStore.open(tmp_path / "data" / "answers.sqlite")
    assert "Allow writing" in str(caught.value.hint)
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(VitrineError) as caught:
        store.put(answer())
    assert "Allow writing" in str(caught.value.hint)


def test_an_answer_is_found_by_the_whole_number_of_its_customer(store: SqliteAnswerStore) -> None:
    for customer in ("261127-140322", "261127-140400", ""):
        store.put(answer(customer=customer))
    (found,) = store.find(AnswerFilter("261127-140322"), limit=9)
    assert found.customer == "261127-140322"
    assert store.find(AnswerFilter("1403"), limit=9) == []


def test_the_position_of_an_answer_among_those_of_a_filter(store: SqliteAnswerStore) -> None:
    made = [answer(minutes=minute) for minute in range(6)]
    for one in made:
        store.put(one)
    assert [store.count_to(AnswerFilter(), one.key) for one in made] == [6, 5, 4, 3, 2, 1]
    assert store.count_to(AnswerFilter(), "0" * 32) == 0
    assert store.count_to(AnswerFilter("nothing"), made[2].key) == 0
