import sqlite3

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.picture import KnownFile, PictureOrigin
from tests.catalogue.sqlite.builders import (
    add_picture,
    add_product,
    contents_of,
    picture_file,
    resolve,
)


def test_several_pictures_are_added_in_order(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "B"), add_product(catalogue, "S")
    first, second, third = catalogue.pictures.add(
        [
            (shoe, picture_file("/z.jpg", "z")),
            (boot, picture_file("/a.jpg", "a")),
            (boot, picture_file("/b.jpg", "b")),
        ]
    )
    assert first < second < third
    assert contents_of(catalogue, boot) == ["a", "b"]
    assert catalogue.pictures.get([first, 4711])[first].path == "/z.jpg"
    assert catalogue.thumbnails.get([first, third, 4711]) == {first: b"jpeg", third: b"jpeg"}
    assert catalogue.pictures.add([]) == []


def test_files_are_known_by_product_and_path(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "B"), add_product(catalogue, "S")
    path = '/shop/"quoted" 靴子.jpg'
    (picture,) = catalogue.pictures.add([(boot, picture_file(path, "a"))])
    known = catalogue.pictures.known_files([(boot, path), (shoe, path), (boot, "/other.jpg")])
    assert known == {(boot, path): KnownFile(picture, "a", 1000, 1)}
    catalogue.pictures.update_files({picture: (2000, 5)})
    known = catalogue.pictures.known_files([(boot, path)])
    assert known[boot, path] == KnownFile(picture, "a", 2000, 5)


def test_a_removed_picture_takes_its_thumbnail_and_embeddings_along(
    catalogue: SqliteCatalogue,
) -> None:
    picture = add_picture(catalogue, add_product(catalogue, "B"), "a")
    catalogue.embeddings.put("model", {picture: np.ones(1, np.float32)})
    catalogue.pictures.remove([picture])
    assert catalogue.thumbnails.get([picture]) == {}
    assert catalogue.embeddings.picture_ids("model").size == 0


def test_a_picture_id_is_never_reused(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B")
    first = add_picture(catalogue, boot, "a")
    catalogue.pictures.remove([first])
    assert add_picture(catalogue, boot, "a") > first


def test_a_picture_needs_an_existing_product(catalogue: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        catalogue.pictures.add([(4711, picture_file())])
    assert catalogue.pictures.count() == 0


def test_pictures_of_merged_products_count_for_the_reference(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A", "one", category="Boots")
    copy = add_product(catalogue, "B", "one", "two", category="Shoes")
    resolve(catalogue, "merge", boot, copy)
    assert contents_of(catalogue, boot) == ["one", "two"]
    assert contents_of(catalogue, copy) == ["one", "two"]
    (first,) = catalogue.pictures.known_files([(boot, f"/{boot}/one.jpg")]).values()
    ids = [first.picture_id, first.picture_id + 1, first.picture_id + 2]
    owners = catalogue.pictures.owners(np.array(ids))
    assert owners == dict.fromkeys(ids, (boot, "Boots"))
    assert sorted(catalogue.pictures.in_category("Boots", 9)) == sorted(ids)
    assert len(catalogue.pictures.in_category("Boots", 2)) == 2
    assert catalogue.pictures.in_category("Shoes", 9) == []


def test_owners_are_found_by_path(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "B"), add_product(catalogue, "S")
    catalogue.pictures.add(
        [(shoe, picture_file("/a.jpg", "a")), (boot, picture_file("/a.jpg", "b"))]
    )
    assert catalogue.pictures.owners_of_paths(["/a.jpg", "/b.jpg"]) == {"/a.jpg": [shoe, boot]}


def test_contents_of_too_many_pictures_are_left_out(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B")
    files = [picture_file(f"/{n}.jpg", "same" if n else "other") for n in range(4)]
    ids = catalogue.pictures.add([(boot, file) for file in files])
    found = catalogue.pictures.with_contents(["same", "other", "none"], limit=3)
    assert {content: [p.id for p in pictures] for content, pictures in found.items()} == {
        "same": ids[1:],
        "other": ids[:1],
    }
    assert list(catalogue.pictures.with_contents(["same", "other"], limit=2)) == ["other"]


def test_a_moved_picture_keeps_its_thumbnail(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "B"), add_product(catalogue, "S")
    picture = add_picture(catalogue, boot, "a")
    catalogue.pictures.move({picture: (shoe, picture_file("/new.jpg", "a"))})
    moved = catalogue.pictures.get([picture])[picture]
    assert (moved.product_id, moved.path) == (shoe, "/new.jpg")
    assert catalogue.thumbnails.get([picture]) == {picture: b"jpeg"}


def test_pictures_are_found_by_the_table_that_named_them(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B")
    table = PictureOrigin("/shop.csv", "abc")
    (first,) = catalogue.pictures.add([(boot, picture_file("/a.jpg", "a"))], origin=table)
    second, third = catalogue.pictures.add(
        [(boot, picture_file("/b.jpg", "b")), (boot, picture_file("/c.jpg", "c"))]
    )
    catalogue.pictures.set_origin([first, second], PictureOrigin("/other.csv"))
    pictures = catalogue.pictures
    assert pictures.of_origin([boot], table) == {boot: [first]}
    assert pictures.of_origin([boot], PictureOrigin("/later.csv", "abc")) == {boot: [first]}
    assert pictures.of_origin([boot], PictureOrigin("/other.csv")) == {boot: [second]}
    assert pictures.of_origin([boot], PictureOrigin("/new.csv")) == {}
    assert third > second
