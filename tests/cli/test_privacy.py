"""``vitrine privacy`` says what is kept, and where it is sent."""

from contextlib import closing
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.cli import main
from desktop_app.settings import Settings, save_settings
from tests.actor import ACTOR
from tests.cli.conftest import ReadJson


def test_what_is_kept_is_counted(
    tmp_path: Path, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "shop"
    with closing(open_catalogue(folder, actor=ACTOR)) as store:
        take = store.stock_takes.start("shelf")
        store.stock_takes.add_photo(take, "0" * 32, "shelf.jpg", (), b"keypoints", {})
    photos = paths.data_folder() / "answers" / "shop" / "photos"
    photos.mkdir(parents=True)
    (photos / "1.jpg").write_bytes(b"jpeg")
    assert main(["privacy", "--catalog", str(folder), "--json"]) == 0
    (facts,) = printed_json()
    kept = {one["what"]: one for one in facts["kept"]}
    assert (kept["answers"]["count"], kept["answers"]["bytes"]) == (1, 4)
    assert kept["answers"]["kept_for"].startswith("At most 30 days and 500 MB")
    assert (kept["stock_photos"]["count"], kept["stock_photos"]["bytes"]) == (1, 9)
    assert (kept["pictures"]["count"], kept["backups"]["count"]) == (0, 0)
    assert facts["is_local"] is True
    assert [one["what"] for one in facts["destinations"]] == ["downloads"]
    assert main(["privacy", "--catalog", str(folder)]) == 0
    assert "What leaves this computer:\nNothing.\n" in capsys.readouterr().out


def test_without_a_catalogue_the_rest_is_shown(printed_json: ReadJson) -> None:
    address = "https://till.example/lines"
    settings = Settings(
        keep_nothing=True, accept_action="post", till_address=address, camera="rtsp://camera/1"
    )
    save_settings(settings, paths.settings_file())
    assert main(["privacy", "--json"]) == 0
    (facts,) = printed_json()
    assert facts["keeps_nothing"] is True
    assert facts["kept"][0]["kept_for"] == "Nothing is kept"
    assert facts["is_local"] is False
    assert [one["address"] for one in facts["destinations"]] == [address, "rtsp://camera/1", ""]
