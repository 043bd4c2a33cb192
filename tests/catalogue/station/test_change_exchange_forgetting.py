"""A photo that one station forgets is deleted on the server and at the other stations."""

from pathlib import Path

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.domain.picture import PictureFile
from tests.catalogue.shared_shop import SharedShop, copy_digests, unfinished

KEY = "0123456789abcdef" * 2


def test_the_photo_is_gone_everywhere(shared_shop: SharedShop, tmp_path: Path) -> None:
    shared_shop.copy("A", tmp_path / "A")
    shared_shop.copy("B", tmp_path / "B")
    with shared_shop.open("A", tmp_path / "A") as a, shared_shop.open("B", tmp_path / "B") as b:
        first, second = SqliteCatalogue(a), SqliteCatalogue(b)
        product = first.products.add({"A-1": {}})["A-1"]
        file = PictureFile(f"confirmed/{KEY}.jpg", KEY, 0, 0, 8, 8, b"thumbnail")
        with first.history.record("correction", "A-1").step():
            first.confirmed_photos.put(product, file, b"jpeg")
        shared_shop.exchange(a)
        shared_shop.exchange(b)
        assert second.confirmed_photos.count() == 1

        # The other station forgets it; the photo was taken by the first one.
        assert second.kept_photos.forget(ForgetScope(station="A"), limit=9).count == 1
        shared_shop.exchange(b)
        shared_shop.exchange(a)
        assert (first.confirmed_photos.count(), second.confirmed_photos.count()) == (0, 0)
        assert shared_shop.query("SELECT count(*) FROM vitrine.thumbnails") == [(0,)]
        assert shared_shop.query("SELECT count(*) FROM vitrine.confirmed_files") == [(0,)]
        assert shared_shop.digests() == copy_digests(a) == copy_digests(b)
        assert (unfinished(a), unfinished(b)) == ({}, {})
        # Nothing has its name any more, and undo brings nothing back.
        first.history.undo()
        assert first.confirmed_photos.count() == 0
        for catalogue, folder in ((first, "A"), (second, "B")):
            catalogue.kept_photos.compact()
            assert all(
                KEY.encode() not in one.read_bytes() for one in (tmp_path / folder).iterdir()
            )
