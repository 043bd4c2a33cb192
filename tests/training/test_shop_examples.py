"""The answers to the queries of a shop are kept until the code or the model changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from datasets.labelled_photos import LabelledPhoto
from datasets.simulated_shops import Shop, ShopQuery
from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo
from training import shop_examples as module
from training.shop_examples import shop_examples


@dataclass
class TwoProducts:
    """A shop of two products, and a photo of each and of an absent one."""

    pictures: list[LabelledPhoto]
    name: str = "two / products"
    domain: str = "d"
    is_real: tuple[bool, ...] = (True, True, False)

    def queries(self) -> Iterator[ShopQuery]:
        for picture in self.pictures:
            yield ShopQuery(read_photo(picture.file).pixels, picture.product, is_real=True)
        yield ShopQuery(read_photo(self.pictures[0].file).pixels, "absent", is_real=True)


def test_an_interrupted_run_continues_with_the_shops_that_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted((paths.sample_folder() / "queries").glob("*.jpg"))[:2]
    pictures = [LabelledPhoto(file, file.stem, "c", 0, 0) for file in files]
    shop = cast("Shop", TwoProducts(pictures))
    embedder = Embedder.open(load_card(paths.model_card("")))
    (found,) = shop_examples([shop], embedder, "", tmp_path)
    assert (found.shop, found.domain, found.is_real) == ("two / products", "d", True)
    assert [example.is_absent for example in found.examples] == [False, True] * 2 + [True]
    assert found.examples[0].right == 0

    def fail(*_: object) -> Any:
        raise AssertionError

    monkeypatch.setattr(module, "open_temporary_catalogue", fail)
    assert list(shop_examples([shop], embedder, "", tmp_path)) == [found]
