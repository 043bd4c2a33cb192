"""The sample's catalogue, asked for what boxes of rendered scenes show."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from datasets.product_scenes import ProductScene, product_scenes
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.unit_scoring import RANKED_HITS, unit_features
from desktop_app.engine.learning.active_space import calibration_for, index_for
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.progress import finish
from desktop_app.search.array_types import Vectors
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card

_CATALOGUE: Final = Path("build/fit_counting/sample")


@dataclass(frozen=True)
class Box:
    """A box of a scene.

    Attributes:
        scene: the whole photo.
        region: of the product.
        sku: of the product.
    """

    scene: ProductScene
    region: Region
    sku: str

    @property
    def pixels(self) -> RgbImage:
        """What it shows, (h, w, 3) uint8 RGB."""
        return self.region.cut_from(self.scene.photo)


@dataclass(frozen=True)
class BoxHits:
    """The features of the hits of a box, and which of them is right; None if none is."""

    features: Sequence[dict[str, float]]
    right: int | None


class SampleShop:
    """The sample's catalogue.

    Attributes:
        embedder: the shipped model.
        pictures: (m, dim) the embeddings of all pictures.
        owners: (m,) int64 number of the product of each picture.
        numbers: of the products, by SKU.
    """

    def __init__(self) -> None:
        if not _CATALOGUE.exists():
            unpack(paths.sample_template(), _CATALOGUE)
        self._store = open_catalogue(_CATALOGUE, actor=Actor.local())
        self.embedder = Embedder.open(load_card(paths.model_card("")))
        self._index = index_for(self._store, self.embedder, "auto")
        self._index.load()
        finish(self._index.update())
        products = self._store.products.get(self._store.products.ids())
        pictures = self._store.pictures.of_products(list(products))
        ids = [picture.id for some in pictures.values() for picture in some]
        vectors = self._store.embeddings.get(self.embedder.card.sha256, ids)
        skus = [products[product].sku for product, some in pictures.items() for _ in some]
        self.numbers = {sku: number for number, sku in enumerate(sorted(set(skus)))}
        self.pictures: Vectors = np.stack([vectors[one] for one in ids])
        self.owners: npt.NDArray[np.int64] = np.array([self.numbers[sku] for sku in skus])

    def close(self) -> None:
        """Close the catalogue."""
        self._store.close()

    def _open_pipeline(self, index: PictureIndex) -> RecognitionPipeline:
        calibration = calibration_for(self._store, self.embedder, "auto", self._index)
        return RecognitionPipeline(self.embedder, index, self._store, calibration)

    def boxes(self, folder: Path) -> list[Box]:
        """Return the boxes of the shop's products in the scenes of a folder."""
        return [
            Box(scene, one.region, one.sku)
            for scene in product_scenes(folder)
            for one in scene.products
            if one.sku in self.numbers
        ]

    def hits(
        self, boxes: Sequence[Box], embedder: Embedder, absent: Collection[str] = ()
    ) -> Iterator[BoxHits]:
        """Yield the hits of boxes.

        Args:
            boxes: to search in.
            embedder: the model that embeds them.
            absent: SKUs that the catalogue is to lack.
        """
        ids = list(self._store.products.ids_by_sku(list(absent)).values())
        hidden = [one.id for some in self._store.pictures.of_products(ids).values() for one in some]
        pipeline = self._open_pipeline(self._index.without(hidden))
        for box in boxes:
            (answer,) = pipeline.run(
                box.scene.photo,
                [box.region],
                top=RANKED_HITS,
                detects_product=False,
                embedder=embedder,
            )
            (features,) = unit_features([box.pixels], [answer.hits], self._store)
            skus = [hit.product.sku for hit in answer.hits]
            yield BoxHits(features, skus.index(box.sku) if box.sku in skus else None)
