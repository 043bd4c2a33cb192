"""What belongs to a day, a station and a photo, and what is done if it cannot be deleted."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.opening import open_alone, open_answers, open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.basket import Basket
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.domain.kept_answer import AddedPicture, AnswerFilter, KeptAnswer
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.engine.counting.kept_basket import KeptBasket, write_kept_basket
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.privacy.basket_forgetting import delete_unused_baskets
from desktop_app.engine.privacy.forget_report import ForgetReport
from desktop_app.engine.privacy.forgetting import forget_photos
from desktop_app.engine.privacy.kept_folders import KeptFolders
from desktop_app.engine.privacy.photo_scope import scope_of_days, scope_of_photo
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.engine.counter.history.answers import answer
from tests.engine.privacy.kept_shop import PlainEncoder, encoded, photo

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


class Shop:
    """A catalogue with a product, and its kept answers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders = KeptFolders(root / "data")
        self.store = open_catalogue(root / "shop", actor=ACTOR)
        self.product = self.store.products.add({"A": {}})["A"]
        self.history = AnswerHistory(self.folders.answers, open_answers, PlainEncoder)
        self.history.use_catalogue(self.store.id)

    def confirm(self, seed: int, *, store: Catalogue | None = None) -> str:
        """Add a confirmed photo in an action; return its hash."""
        key = content_hash(np.ascontiguousarray(photo(seed)).tobytes())
        file = PictureFile(f"confirmed/{key}.jpg", key, 0, 0, 480, 480, encoded(photo(seed)))
        used = store or self.store
        with used.history.record("correction", "A").step():
            used.confirmed_photos.put(self.product, file, encoded(photo(seed)))
        return key

    def answer(self, when: datetime, picture: str = "", station: str = "counter") -> KeptAnswer:
        made = answer(
            answered_at=when, station=station, picture=AddedPicture(picture), has_photo=True
        )
        self.history.keep(made, photo(7))
        self.history.set_picture(made.key, made.picture)
        return made

    def basket(self, number: int, when: datetime) -> Path:
        folder = self.folders.baskets_of(self.store.id)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"basket-{number}.json"
        write_kept_basket(file, KeptBasket(when, Basket()))
        os.utime(file, (when.timestamp(), when.timestamp()))
        return file

    @property
    def keys(self) -> set[str]:
        return {one.picture.content_hash for one in self.store.confirmed_photos.all()}

    @property
    def answers(self) -> set[str]:
        return {one.key for one in self.history.find(AnswerFilter(), limit=99)}

    def forget(self, scope: ForgetScope, *, dry_run: bool = False) -> ForgetReport:
        return finish(forget_photos(self.store, self.folders, open_answers, scope, dry_run=dry_run))

    def set_added_at(self, key: str, when: datetime) -> None:
        with closing(sqlite3.connect(self.root / "shop" / "catalog.sqlite")) as db, db:
            db.execute(
                "UPDATE pictures SET added_at = ? WHERE content_hash = ?",
                [f"{when:%Y-%m-%dT%H:%M:%SZ}", key],
            )

    def close(self) -> None:
        self.history.close()
        self.store.close()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path)
    yield made
    made.close()


def test_a_day_is_a_day_of_this_computer(shop: Shop) -> None:
    local = [
        datetime(2026, 11, day, hour).astimezone()
        for day, hour in ((26, 23), (27, 0), (27, 23), (28, 0))
    ]
    answers = [shop.answer(when) for when in local]
    keys = [shop.confirm(seed) for seed in range(4)]
    for key, when in zip(keys, local, strict=True):
        shop.set_added_at(key, when.astimezone(UTC))
    baskets = [shop.basket(number, when) for number, when in enumerate(local)]
    report = shop.forget(scope_of_days(date(2026, 11, 27), date(2026, 11, 27)))
    assert {(one.kind, one.count) for one in report.places} == {
        ("pictures", 2),
        ("answers", 2),
        ("baskets", 2),
    }
    assert shop.answers == {answers[0].key, answers[3].key}
    assert shop.keys == {keys[0], keys[3]}
    assert [one.is_file() for one in baskets] == [True, False, False, True]


def test_a_station_has_only_what_it_has_written(shop: Shop) -> None:
    own, others = shop.confirm(1), None
    with closing(open_catalogue(shop.root / "shop", actor=Actor("Bob", "office"))) as office:
        others = shop.confirm(2, store=office)
    first, second = shop.answer(NOON), shop.answer(NOON, station="office")
    shop.forget(ForgetScope(station="office"))
    assert shop.keys == {own}
    assert own != others
    assert shop.answers == {first.key}
    assert second.key not in shop.answers
    # Both conditions have to be met.
    shop.forget(ForgetScope(since=NOON + timedelta(days=999), station=ACTOR.station))
    assert shop.answers == {first.key}


def test_a_photo_takes_its_answer_and_its_picture_with_it(shop: Shop, tmp_path: Path) -> None:
    key, other = shop.confirm(1), shop.confirm(2)
    related, unrelated = shop.answer(NOON, key), shop.answer(NOON, other)
    # The file of a confirmed photo, as an export writes it.
    file = tmp_path / "export.jpg"
    file.write_bytes(encoded(photo(1)))
    scope = scope_of_photo(str(file))
    expected = shop.forget(scope, dry_run=True).places
    assert sorted(shop.forget(scope).places, key=str) == sorted(expected, key=str)
    assert (shop.keys, shop.answers) == ({other}, {unrelated.key})
    assert related.key not in shop.answers
    # The kept photo of an answer, by its name.
    shop.forget(scope_of_photo(unrelated.key))
    assert (shop.keys, shop.answers) == (set(), set())


def test_a_picture_of_an_answer_that_was_corrected_later_goes_with_it(shop: Shop) -> None:
    key = shop.confirm(1)
    shop.answer(NOON, key)
    shop.forget(ForgetScope(since=NOON, before=NOON + timedelta(seconds=1)))
    assert (shop.keys, shop.answers) == (set(), set())


def test_undo_does_not_bring_anything_back(shop: Shop) -> None:
    kept, key = shop.confirm(1), shop.confirm(2)
    with shop.store.history.record("pictures").step():
        shop.store.confirmed_photos.remove(key)
    assert len(shop.store.history.entries(limit=9)) == 3
    shop.forget(ForgetScope(hashes=frozenset((key,))))
    assert [one.change_count for one in shop.store.history.entries(limit=9)] == [1]
    shop.store.history.undo()
    assert shop.keys == set()
    shop.store.history.redo()
    assert shop.keys == {kept}


def test_a_cancelled_job_is_completed_by_the_next_one(shop: Shop) -> None:
    key = shop.confirm(1)
    shop.answer(NOON, key)
    finish(shop.store.backups.create())
    scope = ForgetScope(since=NOON)
    total = sum(
        1 for _ in forget_photos(shop.store, shop.folders, open_answers, scope, dry_run=True)
    )
    for steps in range(1, total + 1):
        job = forget_photos(shop.store, shop.folders, open_answers, scope)
        for _ in range(steps):
            next(job)
        job.close()
    assert finish(forget_photos(shop.store, shop.folders, open_answers, scope)) is not None
    assert (shop.keys, shop.answers) == (set(), set())
    (backup,) = shop.store.backups.all()
    assert (backup.product_count, backup.picture_count) == (1, 0)


def test_a_basket_that_a_window_has_open_stays_and_is_told(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.engine.privacy.basket_forgetting._WAIT_S", 0.0)
    file = shop.basket(1, NOON)
    file.with_name("basket-1.json.lock").write_text(f"{os.getpid()}\nvitrine\n", encoding="utf-8")
    report = shop.forget(ForgetScope(since=NOON))
    assert file.exists()
    assert [one.error.as_line() for one in report.remaining] == [
        "A basket of the scope is open in a window; Close the window, then try again"
    ]


def test_what_cannot_be_read_is_deleted_as_a_whole(shop: Shop) -> None:
    shop.answer(NOON)
    shop.history.close()
    folder = shop.folders.answers_of(shop.store.id)
    (folder / "answers.sqlite").write_bytes(b"no database" * 999)
    shutil.copytree(folder, folder.with_name(f"{folder.name}.damaged-20261126T120000Z"))
    archive = finish(shop.store.backups.create()).file
    archive.write_bytes(archive.read_bytes()[:-9])
    report = shop.forget(ForgetScope(since=NOON))
    assert sorted((one.kind, one.count) for one in report.places) == [
        ("damaged_answers", 1),
        ("damaged_answers", 1),
        ("unreadable_backups", 1),
    ]
    assert [file for file in shop.folders.answers.rglob("*") if file.is_file()] == []
    assert not archive.exists()


def test_a_backup_of_a_newer_version_stays_and_is_told(shop: Shop) -> None:
    shop.confirm(1)
    shop.store.backups.start_daily()
    shop.store.close()
    shop.store = open_catalogue(shop.root / "shop", actor=ACTOR)
    (file,) = (shop.root / "shop" / "backups").iterdir()
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE _sqlite_migrations SET name = '999_future' WHERE id = 1")
    report = shop.forget(ForgetScope(since=NOON))
    assert "newer version" in report.remaining[0].error.as_line()
    assert file.exists()
    assert shop.keys == set()


def test_original_files_elsewhere_stay_and_are_told(shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "original.jpg"
    file.write_bytes(encoded(photo(1)))
    name = content_hash(file.read_bytes())
    shop.store.pictures.add(
        [(shop.product, PictureFile(str(file), name, 1, 1, 480, 480, encoded(photo(1))))]
    )
    report = shop.forget(scope_of_photo(str(file)))
    assert report.outside == (str(file),)
    assert (report.count, shop.store.pictures.count()) == (1, 0)
    assert file.exists()


def test_what_has_no_name_is_not_forgotten(shop: Shop) -> None:
    with pytest.raises(VitrineError, match="Nothing to forget is named"):
        shop.forget(ForgetScope())
    assert shop.store.kept_photos.find(ForgetScope()).count == 0
    with pytest.raises(VitrineError, match="before the first"):
        scope_of_days(date(2026, 11, 27), date(2026, 11, 26))
    with pytest.raises(VitrineError, match="There is no photo"):
        scope_of_photo("missing.jpg")


def test_a_catalogue_that_is_open_elsewhere_is_refused(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.catalogue.sqlite.replacement._BUSY_TIMEOUT_S", 0.01)
    with pytest.raises(VitrineError, match="in use by another program"):
        open_alone(shop.root / "shop", actor=ACTOR)


def test_what_the_audit_has_found_of_a_photo_goes_with_its_last_picture(shop: Shop) -> None:
    first, second = shop.confirm(1), shop.confirm(2)
    pair = tuple(sorted((first, second)))
    with closing(sqlite3.connect(shop.root / "shop" / "catalog.sqlite")) as db, db:
        columns = "first_hash, second_hash, level, score"
        db.execute(f"INSERT INTO findings ({columns}) VALUES (?, ?, 'exact', 1)", pair)
        db.execute("INSERT INTO audited VALUES (?, 'method', 1, 1, ?)", [first, second])
    shop.forget(ForgetScope(hashes=frozenset((second,))))
    with closing(sqlite3.connect(shop.root / "shop" / "catalog.sqlite")) as db:
        assert db.execute("SELECT count(*) FROM findings").fetchone() == (0,)
        assert db.execute("SELECT content_hash, stranger_hash FROM audited").fetchall() == [
            (first, None)
        ]


def test_keep_nothing_deletes_baskets_that_no_window_has_open(shop: Shop) -> None:
    left, used = shop.basket(1, NOON), shop.basket(2, NOON)
    used.with_name("basket-2.json.lock").write_text(f"{os.getpid()}\n", encoding="utf-8")
    delete_unused_baskets(shop.folders.baskets)
    assert (left.exists(), used.exists()) == (False, True)
