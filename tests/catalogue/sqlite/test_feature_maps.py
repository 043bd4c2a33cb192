from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_picture, add_product


def _add_pictures(catalogue: SqliteCatalogue, *contents: str) -> list[int]:
    return [
        add_picture(catalogue, add_product(catalogue, f"P-{number}"), content)
        for number, content in enumerate(contents)
    ]


def test_each_model_has_its_own_maps(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, "a", "b")
    catalogue.feature_maps.put("old", {first: b"one", second: b"two"})
    catalogue.feature_maps.put("new", {second: b"new"})
    assert catalogue.feature_maps.get("old", [second, first, 4711]) == {
        first: b"one", second: b"two",
    }  # fmt: skip
    assert catalogue.feature_maps.get("new", [first, second]) == {second: b"new"}


def test_missing_maps_are_listed_after_a_picture(catalogue: SqliteCatalogue) -> None:
    first, second, third = _add_pictures(catalogue, "a", "b", "c")
    catalogue.feature_maps.put("model", {second: b"two"})
    assert catalogue.feature_maps.missing("model", after=0, limit=9) == [first, third]
    assert catalogue.feature_maps.missing("model", after=0, limit=1) == [first]
    assert catalogue.feature_maps.missing("model", after=first, limit=9) == [third]
    assert catalogue.feature_maps.count_missing("model") == 2


def test_equal_contents_share_a_map(catalogue: SqliteCatalogue) -> None:
    _, second = _add_pictures(catalogue, "same", "same")
    catalogue.feature_maps.put("model", {second: b"map"})
    assert catalogue.feature_maps.by_content("model", ["same", "other"]) == {"same": b"map"}
    assert catalogue.feature_maps.by_content("another", ["same"]) == {}
    assert catalogue.feature_maps.by_content("model", []) == {}


def test_a_removed_picture_takes_its_map_along(catalogue: SqliteCatalogue) -> None:
    (picture,) = _add_pictures(catalogue, "a")
    catalogue.feature_maps.put("model", {picture: b"map"})
    catalogue.pictures.remove([picture])
    assert catalogue.feature_maps.get("model", [picture]) == {}
    assert catalogue.feature_maps.count_missing("model") == 0
