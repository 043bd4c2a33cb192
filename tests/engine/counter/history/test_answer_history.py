import errno
import os
import time
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.opening import open_answers
from desktop_app.domain.kept_answer import AddedPicture, AnswerFilter, Correction
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.history import answer_folder
from desktop_app.engine.counter.history.answer_folder import AnswerFolder, folder_name
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.engine.counter.history.retention import Retention
from desktop_app.errors import VitrineError
from desktop_app.vision.picture_decoding import decode_thumbnail
from tests.engine.counter.history.answers import MUG, WHEN, answer
from tests.engine.counter.history.conftest import PlainEncoder

ALL = AnswerFilter()


def photos(root: Path) -> list[Path]:
    return sorted(root.rglob("*.jp*"))


def test_an_answer_is_kept_with_a_small_photo(history: AnswerHistory, photo: RgbImage) -> None:
    kept, problem = history.keep(answer(has_photo=True), photo)
    assert problem is None
    assert history.find(ALL, limit=10) == [kept]
    jpeg = history.photo(kept.key)
    assert jpeg is not None
    assert decode_thumbnail(jpeg).shape == (576, 1024, 3)


def test_nothing_is_created_by_reading(history: AnswerHistory, root: Path) -> None:
    assert history.find(ALL, limit=10) == []
    assert (history.count(ALL), history.days(), history.photo("0" * 32)) == (0, [], None)
    history.delete([1])
    history.delete_all()
    assert not root.parent.exists()


def test_what_an_answer_becomes_replaces_it(
    history: AnswerHistory, photo: RgbImage, root: Path
) -> None:
    first, _ = history.keep(answer(has_photo=True), photo)
    accepted = answer(key=first.key, chosen=MUG, photo_count=2)
    kept, _ = history.keep(accepted, photo[:540])
    assert history.find(ALL, limit=10) == [kept]
    assert (kept.id, kept.chosen) == (first.id, MUG)
    assert len(photos(root)) == 1


def test_each_catalogue_has_its_own_answers(history: AnswerHistory, root: Path) -> None:
    kept, _ = history.keep(answer(), None)
    history.use_catalogue("../../other shop")
    assert history.count(ALL) == 0
    history.keep(answer(), None)
    assert {path.parent for path in root.glob("*")} == {root}
    history.use_catalogue("shop")
    assert history.find(ALL, limit=10) == [kept]


def test_a_photo_that_cannot_be_written_is_told_and_the_answer_is_kept(
    history: AnswerHistory, photo: RgbImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(AnswerFolder, "write_photo", full)
    kept, problem = history.keep(answer(has_photo=True), photo)
    assert problem is not None
    assert "the disk is full" in str(problem)
    assert not kept.has_photo
    assert history.find(ALL, limit=10) == [kept]


def test_an_answer_that_cannot_be_stored_leaves_no_photo(
    history: AnswerHistory, photo: RgbImage, root: Path
) -> None:
    first, _ = history.keep(answer(), photo)
    folder = history._opened()
    assert folder is not None
    connection = folder.store._connection  # type: ignore[attr-defined]
    connection.execute("PRAGMA query_only = ON")
    with pytest.raises(VitrineError, match="cannot be stored"):
        history.keep(answer(), photo)
    assert [file.stem for file in photos(root)] == [first.key]


def test_deleted_answers_take_their_photos_along(
    history: AnswerHistory, photo: RgbImage, root: Path
) -> None:
    kept = [history.keep(answer(minutes=number), photo)[0] for number in range(3)]
    history.delete([kept[0].id, kept[2].id])
    assert history.find(ALL, limit=10) == [kept[1]]
    assert [file.stem for file in photos(root)] == [kept[1].key]


def test_all_answers_of_all_catalogues_are_deleted(
    history: AnswerHistory, photo: RgbImage, root: Path
) -> None:
    history.keep(answer(), photo)
    history.use_catalogue("other")
    history.keep(answer(), photo)
    history.delete_all()
    assert not root.exists()
    history.keep(answer(), photo)
    assert history.count(ALL) == 1


def test_a_damaged_file_can_be_deleted(history: AnswerHistory, root: Path) -> None:
    file = root / folder_name("shop") / answer_folder.FILE_NAME
    file.parent.mkdir(parents=True)
    file.write_bytes(b"damaged" * 1_000)
    with pytest.raises(VitrineError, match="damaged"):
        history.find(ALL, limit=1)
    history.delete_all()
    history.keep(answer(), None)
    assert history.count(ALL) == 1


def test_a_photo_that_a_crash_has_left_is_removed(
    history: AnswerHistory, photo: RgbImage, root: Path
) -> None:
    kept, _ = history.keep(answer(), photo)
    own = photos(root)[0]
    old, new = own.with_name("a" * 32 + ".jpg"), own.with_name("b" * 32 + ".jpg-1234")
    for file in (old, new):
        file.write_bytes(b"left")
    hour_ago_s = time.time() - 3600
    for file in (own, old):
        os.utime(file, (hour_ago_s, hour_ago_s))
    history.use_catalogue("other")
    history.use_catalogue("shop")
    assert history.find(ALL, limit=10) == [kept]
    # The new one may be that of another window.
    assert photos(root) == sorted([own, new])


def test_answers_that_another_window_has_deleted_are_gone(
    history: AnswerHistory, root: Path
) -> None:
    history.keep(answer(), None)
    other = AnswerHistory(root, history._open_store, history._load_encoder)
    other.delete_all()
    assert history.count(ALL) == 0
    history.keep(answer(), None)
    assert history.count(ALL) == 1


def test_answers_are_kept_after_another_window_has_deleted_all_and_kept_others(
    history: AnswerHistory, photo: RgbImage, root: Path
) -> None:
    history.keep(answer(), photo)
    other = AnswerHistory(root, open_answers, PlainEncoder)
    other.use_catalogue("shop")
    other.delete_all()
    theirs, _ = other.keep(answer(), None)
    assert history.find(ALL, limit=10) == [theirs]
    own, _ = history.keep(answer(), photo)
    assert other.find(ALL, limit=10) == [own, theirs]
    assert other.photo(own.key) is not None
    other.close()


def test_a_correction_is_kept(history: AnswerHistory) -> None:
    kept, _ = history.keep(answer(), None)
    corrected = history.correct(kept, Correction(MUG, WHEN), AddedPicture("key", 3))
    assert corrected is not None
    assert (corrected.state, corrected.product) == ("corrected", MUG)
    assert history.picture_actions() == [3]
    history.delete([kept.id])
    assert history.correct(kept, Correction(MUG, WHEN), AddedPicture()) is None


def test_days_are_those_of_this_computer(history: AnswerHistory) -> None:
    for minutes in (0, 5, 3 * 24 * 60):
        history.keep(answer(minutes=minutes), None)
    first = WHEN.astimezone().date()
    days = history.days()
    assert days[-1] == first
    assert (days[0] - first).days == 3


def test_a_photo_is_encoded_only_if_there_is_one(root: Path) -> None:
    def no_encoder() -> AnswerHistory:
        raise AssertionError

    history = AnswerHistory(root, _open, no_encoder)  # type: ignore[arg-type]
    history.use_catalogue("shop")
    history.keep(answer(), None)
    history.close()
    assert np.any([file.name == answer_folder.FILE_NAME for file in root.rglob("*")])


def _open(file: Path) -> object:
    from desktop_app.catalogue.opening import open_answers

    return open_answers(file)


def test_a_damaged_file_is_moved_aside_with_its_photos(root: Path, photo: RgbImage) -> None:
    told: list[VitrineError] = []
    history = AnswerHistory(root, open_answers, PlainEncoder, told.append)
    history.use_catalogue("shop")
    kept, _ = history.keep(answer(has_photo=True), photo)
    history.close()
    file = root / folder_name("shop") / answer_folder.FILE_NAME
    damaged = b"damaged" * 10_000
    file.write_bytes(damaged)
    new = history.run(lambda found: found.keep(answer(), None)).answer
    assert history.find(ALL, limit=9) == [new]
    (moved,) = (path for path in root.iterdir() if path != file.parent)
    assert (moved / answer_folder.FILE_NAME).read_bytes() == damaged
    assert (moved / "photos" / f"{kept.key}.jpg").is_file()
    assert [str(moved) in str(one) for one in told] == [True]
    history.delete_all()
    assert not root.exists()


@pytest.mark.parametrize("start", [0, 8192], ids=["empty", "in the middle"])
def test_damage_of_another_catalogue_moves_only_that_one_aside(
    root: Path, photo: RgbImage, start: int
) -> None:
    told: list[VitrineError] = []
    history = AnswerHistory(root, open_answers, PlainEncoder, told.append)
    for shop in ("other", "shop"):
        history.use_catalogue(shop)
        for minute in range(60):
            history.keep(answer(minutes=minute), photo[:9, :9])
    file = root / folder_name("other") / answer_folder.FILE_NAME
    file.write_bytes(b"" if not start else file.read_bytes()[:start] + b"\x5a" * 200_000)
    history.run(lambda found: found.apply(Retention(1, 10**9)))
    assert len(told) == 1
    assert not file.parent.exists()
    assert (root / folder_name("shop")).is_dir()
    history.close()


def test_answers_that_cannot_be_moved_aside_are_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    history = AnswerHistory(root, open_answers, PlainEncoder)
    history.use_catalogue("shop")
    file = root / folder_name("shop") / answer_folder.FILE_NAME
    file.parent.mkdir(parents=True)
    file.write_bytes(b"damaged" * 1_000)
    monkeypatch.setattr(Path, "rename", denied)
    with pytest.raises(VitrineError, match="cannot be moved aside: Permission denied"):
        history.run(lambda found: found.find(ALL, limit=1))
