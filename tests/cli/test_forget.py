"""``vitrine forget`` asks before it deletes, and says what it has deleted."""

import io
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.cli import main
from desktop_app.domain.picture import PictureFile
from tests.actor import ACTOR
from tests.cli.conftest import ReadJson

KEY = "0123456789abcdef" * 2


class Terminal(io.StringIO):
    """An input that people type into."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def shop(tmp_path: Path) -> str:
    """Return the folder of a catalogue with a confirmed photo."""
    folder = tmp_path / "shop"
    with closing(open_catalogue(folder, actor=ACTOR)) as store:
        product = store.products.add({"A": {}})["A"]
        file = PictureFile(f"confirmed/{KEY}.jpg", KEY, 0, 0, 8, 8, b"thumbnail")
        store.confirmed_photos.put(product, file, b"file")
    return str(folder)


def count(folder: str) -> int:
    with closing(open_catalogue(Path(folder), actor=ACTOR)) as store:
        return store.confirmed_photos.count()


def test_what_would_be_deleted_is_shown_first(
    shop: str, capsys: pytest.CaptureFixture[str], printed_json: ReadJson
) -> None:
    arguments = ["forget", "--station", ACTOR.station, "--catalog", shop]
    assert main([*arguments, "--dry-run", "--json"]) == 0
    (report,) = printed_json()
    assert report == {
        "dry_run": True,
        "deleted": [{"what": "pictures", "count": 1, "bytes": 13, "where": shop}],
        "remaining": [],
        "outside": [],
    }
    assert count(shop) == 1
    assert main([*arguments, "--yes"]) == 0
    assert "1       0.0 MB  Photos that became pictures" in capsys.readouterr().out
    assert count(shop) == 0
    assert main([*arguments, "--yes", "--json"]) == 0
    assert printed_json()[0]["deleted"] == []


@pytest.mark.parametrize(("typed", "left"), [("n\n", 1), ("\n", 1), ("", 1), ("y\n", 0)])
def test_nothing_is_deleted_without_a_yes(
    shop: str, typed: str, left: int, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert main(["forget", "--photo", KEY, "--catalog", shop]) == 0
    assert count(shop) == left
    printed = capsys.readouterr()
    assert "cannot be undone" in printed.err
    assert ("Nothing was deleted." in printed.err) == bool(left)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--photo", KEY], "Nothing was deleted: this cannot be undone; Add --yes"),
        (["--yes"], "Nothing to forget is named; Add --day"),
        (["--day", "27.11."], "is not a day like 2026-11-27"),
        (["--photo", KEY, "--station", "A", "--yes"], "--photo is one photo"),
        (["--day", "2026-11-27", "--to", "2026-11-28", "--yes"], "--day is one day"),
        (["--day", "2026-11-27", "--photo", KEY], "exclude each other"),
    ],
)
def test_what_is_not_clear_is_refused(
    shop: str, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(["forget", "--catalog", shop, *arguments])
    except SystemExit as end:
        status = int(str(end.code))
    assert status == 2
    assert sentence in capsys.readouterr().err
    assert count(shop) == 1
