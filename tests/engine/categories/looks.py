"""A catalogue whose products have made-up embeddings: a direction for each look."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_picture

MODEL = "model"
DIM = 16


class LookCatalogue:
    """Products of several looks, and the index of their pictures."""

    def __init__(self, folder: Path) -> None:
        self.store = SqliteCatalogue.open(folder, actor=ACTOR)
        self.index = PictureIndex(self.store, MODEL, EmbeddingSpace.original(DIM))
        self._random = np.random.default_rng(5)

    def add(self, sku: str, category: str, *looks: int, **values: object) -> int:
        """Add a product with a picture of each look."""
        product_id = self.store.products.add({sku: {"category": category, **values}})[sku]
        for number, look in enumerate(looks):
            vector = np.eye(DIM)[look] + 0.1 * self._random.normal(size=DIM)
            self.add_vector(product_id, f"{sku}-{number}", vector)
        return product_id

    def add_vector(self, product_id: int, content: str, vector: npt.NDArray[np.float64]) -> None:
        """Add a picture with a given embedding."""
        picture_id = add_picture(self.store, product_id, content)
        unit = (vector / np.linalg.norm(vector)).astype(np.float32)
        self.store.embeddings.put(MODEL, {picture_id: unit})
        self.index.add({picture_id: unit})

    def fill(self, *categories: str, count: int = 10) -> None:
        """Add ``count`` products of each category; the n-th category has look n."""
        for look, category in enumerate(categories):
            for number in range(count):
                self.add(f"{category}-{number}", category, look)

    def check_index(self) -> None:
        """Make all pictures reachable."""
        finish(self.index.update())
