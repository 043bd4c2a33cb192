import numpy as np

from desktop_app.catalogue.sqlite import embeddings
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_picture, add_product, resolve


def test_embeddings_of_a_product_come_together(catalogue: SqliteCatalogue) -> None:
    boot, shoe, bare = (add_product(catalogue, sku) for sku in ("B", "S", "N"))
    for number, product_id in enumerate((boot, shoe, boot)):
        picture = add_picture(catalogue, product_id, str(number))
        catalogue.embeddings.put("model", {picture: np.full(2, number, np.float32)})
    found = catalogue.embeddings.of_products("model", [boot, shoe, bare])
    assert {number: own[:, 0].tolist() for number, own in found.items()} == {
        boot: [0, 2],
        shoe: [1],
    }
    resolve(catalogue, "merge", boot, shoe)
    assert catalogue.embeddings.of_products("model", [boot])[boot][:, 0].tolist() == [0, 1, 2]
    assert catalogue.embeddings.of_products("another", [boot]) == {}


def test_only_the_first_of_many_pictures_of_a_product_are_used(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B", *(str(number) for number in range(70)))
    pictures = catalogue.pictures.of_products([boot])[boot]
    vectors = {one.id: np.full(1, number, np.float32) for number, one in enumerate(pictures, 1)}
    catalogue.embeddings.put("model", vectors)
    found = catalogue.embeddings.of_products("model", [boot])[boot]
    assert found[:, 0].tolist() == [*range(1, embeddings._MAX_PICTURES + 1)]


def test_an_embedding_belongs_to_its_model(catalogue: SqliteCatalogue) -> None:
    picture = add_picture(catalogue, add_product(catalogue, "B"), "a")
    catalogue.embeddings.put("old", {picture: np.ones(2, np.float32)})
    assert catalogue.embeddings.count_missing("new") == 1
    assert catalogue.embeddings.get("new", [picture]) == {}
    assert catalogue.embeddings.missing("new", after=0, limit=10) == [picture]
    assert catalogue.embeddings.missing("new", after=picture, limit=10) == []
    assert catalogue.embeddings.missing("old", after=0, limit=10) == []
    assert catalogue.embeddings.picture_ids("old").tolist() == [picture]


def test_equal_contents_share_an_embedding(catalogue: SqliteCatalogue) -> None:
    first, _, other = (
        add_picture(catalogue, add_product(catalogue, sku), content)
        for sku, content in (("A", "same"), ("B", "same"), ("C", "other"))
    )
    catalogue.embeddings.put(
        "model", {first: np.ones(2, np.float32), other: np.zeros(2, np.float32)}
    )
    found = catalogue.embeddings.by_content("model", ["same", "other", "unknown"])
    assert {content: vector.tolist() for content, vector in found.items()} == {
        "same": [1, 1],
        "other": [0, 0],
    }
    assert catalogue.embeddings.by_content("another", ["same"]) == {}
