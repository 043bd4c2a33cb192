"""Forgotten photos are in no file any more, wherever the program has kept them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.forgetting import ForgetScope
from desktop_app.engine.workspace import Workspace
from tests.engine.privacy.kept_shop import KeptShop, photo, places_with


@pytest.fixture
def kept(shop: Workspace, tmp_path: Path) -> KeptShop:
    return KeptShop(shop, tmp_path / "home" / "data")


def today() -> ForgetScope:
    now = datetime.now(UTC)
    return ForgetScope(now - timedelta(hours=12), now + timedelta(hours=12))


def on_disk(kept: KeptShop) -> set[str]:
    return places_with(kept.jpegs, kept.names, kept.files())


def test_nothing_of_a_day_is_left_on_the_disk(kept: KeptShop) -> None:
    kept.keep_everywhere(100, days_ago=3)
    kept.make_older(days=3)
    older = {*kept.jpegs, *kept.names}
    kept.keep_everywhere(200)
    every = {*kept.jpegs, *kept.names}
    *_, damaged = kept.back_up()
    # Everything is there before it is deleted, also for this way to look for it.
    assert on_disk(kept) == every

    expected = kept.forget(today(), dry_run=True)
    assert on_disk(kept) == every
    report = kept.forget(today())
    assert report.places == expected.places
    assert {place.kind for place in report.places} == {
        *("pictures", "stock_photos", "shelf_plans", "unused_files", "index", "backups"),
        *("unreadable_backups", "baskets", "answers"),
    }
    assert (report.remaining, report.outside) == ((), ())
    assert on_disk(kept) == older
    assert not damaged.exists()
    assert kept.forget(today()).places == ()

    after = kept.reopened()
    assert len(after.store.backups.all()) == 2
    assert cosine_of_first(after, 100) == pytest.approx(1, abs=1e-3)
    assert cosine_of_first(after, 200) < 0.999
    after.close()


def cosine_of_first(kept: KeptShop, seed: int) -> float:
    evidence = kept.workspace.identify(photo(seed)).hits[0].evidence
    assert evidence is not None
    return evidence["cosine"]
