"""Train what counting adds to the model, and write its card; an interrupted run resumes.

    python -m training.counting.train --scenes FOLDER --data FOLDER --run FOLDER

The scenes are rendered and show the sample's products (``python -m tools.demo_catalogue
--more-scenes N``); none of them is in the sample. A network learns to embed the boxes of scenes
near the catalogue's pictures. The weights of the score are fitted to hits of boxes whose
products were left out when a network was trained, each box once with its product in the
catalogue and once without, together with a third of the other products that were left out.
"""

import argparse
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app import paths
from desktop_app.atomic_file import write_atomically
from desktop_app.engine.counting.unit_scoring import RANKED_HITS, UnitWeights
from desktop_app.shipped_files import record_checksums
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from training.counting.fit_scores import first_hit, fit_certainty, fit_order
from training.counting.learning import ViewExamples, learn
from training.counting.network_file import NAME, write_network
from training.counting.sample_shop import Box, BoxHits, SampleShop
from training.counting.view_examples import VIEWS, picture_values, view_values
from training.counting.view_network import ViewNetwork

_FOLDS: Final = 3

_TrainNetwork = Callable[[Path, Collection[str]], Embedder]


def left_out_hits(
    shop: SampleShop, boxes: Sequence[Box], run: Path, train: _TrainNetwork
) -> tuple[list[BoxHits], list[BoxHits]]:
    """Return the hits of all boxes, each with a network that was trained without its product.

    Returns:
        Hits with the products of the boxes in the catalogue, and without.
    """
    skus = np.unique([box.sku for box in boxes])
    order = np.random.default_rng(0).permutation(skus).tolist()
    present: list[BoxHits] = []
    absent: list[BoxHits] = []
    for fold in range(_FOLDS):
        without = order[fold::_FOLDS]
        embedder = train(run / f"without-{fold + 1}", without)
        present += shop.hits([box for box in boxes if box.sku in without], embedder)
        for part in range(_FOLDS):
            missing = without[part::_FOLDS]
            own = [box for box in boxes if box.sku in missing]
            absent += shop.hits(own, embedder, missing)
    return present, absent


def make_training(shop: SampleShop, boxes: Sequence[Box], data: Path) -> _TrainNetwork:
    """Return a function that trains a network without some products, unless its file is there."""
    shipped = load_card(paths.model_card(""))
    network = ViewNetwork(shipped.model_file)
    views = view_values(boxes, network, shop.embedder)
    pictures, embeddings = picture_values(data, network, shop.embedder)
    products = np.array([shop.numbers[box.sku] for box in boxes]).repeat(1 + VIEWS)

    def train(folder: Path, without: Collection[str]) -> Embedder:
        card = folder / f"{NAME}.json"
        if not card.exists():
            hidden = [shop.numbers[sku] for sku in without]
            used, shown = ~np.isin(products, hidden), ~np.isin(shop.owners, hidden)
            learner = ViewNetwork(shipped.model_file)
            examples = ViewExamples(views[used], products[used], pictures, embeddings)
            learn(learner, examples, shop.pictures[shown], shop.owners[shown], _report)
            write_network(folder, paths.model_card(""), learner.changed_weights())
        return Embedder.open(load_card(card), "cpu")

    return train


def write_card(folder: Path, model: str, weights: UnitWeights, figures: object) -> None:
    """Write the card of counting.

    Args:
        folder: of the network's card.
        model: sha256 of the shipped model.
        weights: of the score.
        figures: of the fit.
    """
    contents = {
        "name": "vitrine-counting",
        "model_sha256": model,
        "network": f"{NAME}.json",
        "weights": asdict(weights),
        "licence": "Apache-2.0",
        "source": "training/counting",
        "figures": figures,
    }
    with write_atomically(folder / paths.counting_card().name) as draft:
        draft.write_text(json.dumps(contents, indent=2) + "\n", encoding="utf-8")
    record_checksums(folder / paths.counting_card().name)


def main() -> None:
    """Train, fit, write the network and the cards, and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scenes", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--run", type=Path, required=True)
    arguments = parser.parse_args()
    shop = SampleShop()
    try:
        boxes = shop.boxes(arguments.scenes)
        train = make_training(shop, boxes, arguments.data)
        folder = paths.counting_card().parent
        present, absent = left_out_hits(shop, boxes, arguments.run, train)
        weights = fit_certainty(present, absent, fit_order(present))
        figures = _figures(present, weights)
        final = train(arguments.run / "all", ())
        for name in (final.card.path.name, final.card.file):
            (folder / name).write_bytes((final.card.path.parent / name).read_bytes())
        write_card(folder, shop.embedder.card.sha256, weights, figures)
    finally:
        shop.close()
    print(json.dumps({"boxes": len(boxes), **figures, "weights": asdict(weights)}, indent=2))


def _report(text: str) -> None:
    print(text, flush=True)


def _figures(hits: Sequence[BoxHits], weights: UnitWeights) -> dict[str, object]:
    first = [first_hit(one, dict(weights.order)) for one in hits]
    return {
        "what": "boxes of products that the network was not trained with: share whose product is "
        f"among {RANKED_HITS} hits, and whose first hit is right before and after ordering",
        "found": round(np.mean([one.right is not None for one in hits]).item(), 3),
        "first before": round(np.mean([one.right == 0 for one in hits]).item(), 3),
        "first": round(
            np.mean([one.right == at for one, at in zip(hits, first, strict=True)]).item(), 3
        ),
    }


if __name__ == "__main__":
    main()
