"""Words on many products are less rare than those on one; names and print both count."""

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.engine.labels import word_rarity
from desktop_app.engine.labels.word_rarity import WordRarity, label_candidates
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.label_text import TEXT_VERSION
from tests.labels import line


def test_a_brand_is_less_rare_than_a_flavour(teas: Workspace) -> None:
    store = teas.catalogue.store
    store.label_texts.put(TEXT_VERSION, {1: (line("Peppermint"),), 2: (line("Bags"),)})
    rarity = WordRarity(store)
    assert rarity.of("morleaf") == 0
    assert rarity.of("peppermint") == rarity.of("camomile") == rarity.of("unheard") == 1


def test_few_products_stand_for_many(teas: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_rarity, "_MAX_PRODUCTS", 2)
    assert WordRarity(teas.catalogue.store).of("morleaf") == 0


def test_in_an_empty_catalogue_every_word_is_rare(workspace: Workspace) -> None:
    assert WordRarity(workspace.catalogue.store).of("tea") == 1


def test_names_in_other_languages_count_and_long_texts_do_not(workspace: Workspace) -> None:
    store = workspace.catalogue.store
    assert isinstance(store, SqliteCatalogue)
    attributes = {
        "name_zh": "薄荷茶",
        "colour": "green",
        "description_zh": "小袋装",
        "story": "mint " * 40,
        "size": "20 bags",
    }
    values = {"T-1": {"name": "Mint tea", "brand": "Morleaf", "attributes": attributes}}
    (product_id,) = store.products.add(values).values()
    (candidate,) = label_candidates(store, [product_id]).values()
    assert set(candidate.texts) == {"Mint tea", "Morleaf", "薄荷茶", "green", "20 bags"}
    assert candidate.pictures == []
