from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_picture, add_product


def _add_pictures(catalogue: SqliteCatalogue, *contents: str) -> list[int]:
    return [
        add_picture(catalogue, add_product(catalogue, f"P-{number}"), content)
        for number, content in enumerate(contents)
    ]


def test_keypoints_are_stored_also_if_there_are_none(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, "a", "b")
    catalogue.keypoints.put(1, {first: b"one", second: b""})
    assert catalogue.keypoints.get(1, [second, first, 4711]) == {first: b"one", second: b""}


def test_a_new_version_replaces_the_earlier_one(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, "a", "b")
    catalogue.keypoints.put(1, {first: b"one", second: b"two"})
    catalogue.keypoints.put(2, {second: b"new"})
    assert catalogue.keypoints.get(2, [first, second]) == {second: b"new"}
    assert catalogue.keypoints.missing(2, after=0, limit=9) == [first]
    assert catalogue.keypoints.count_missing(2) == 1


def test_equal_contents_share_keypoints(catalogue: SqliteCatalogue) -> None:
    first, _ = _add_pictures(catalogue, "same", "same")
    catalogue.keypoints.put(1, {first: b"one"})
    assert catalogue.keypoints.by_content(1, ["same", "other"]) == {"same": b"one"}
    assert catalogue.keypoints.by_content(2, ["same"]) == {}


def test_a_removed_picture_takes_its_keypoints_along(catalogue: SqliteCatalogue) -> None:
    (picture,) = _add_pictures(catalogue, "a")
    catalogue.keypoints.put(1, {picture: b"one"})
    catalogue.pictures.remove([picture])
    assert catalogue.keypoints.get(1, [picture]) == {}
    assert catalogue.keypoints.count_missing(1) == 0
