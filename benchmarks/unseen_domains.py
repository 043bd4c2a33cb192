"""Measure the whole program in simulated shops of all data sets.

python -m benchmarks.unseen_domains --data FOLDER [--frozen CARD] [--shop NAME ...]

The shops are those of ``datasets/simulated_shops.py``. CARD is the model card of the network
before training, with its ONNX file beside it; it is not shipped. With the packages for
training, ``python -m training.export --frozen 0 --name frozen --out build/frozen`` makes both,
and ``--frozen build/frozen/frozen.json`` measures it: the catalogue is searched exactly, with
the whole photo and its central crop, and the nearest picture decides.

Top-1, top-5 and *in 20* (among the first twenty) are shares of the photos whose product is in
the catalogue. *match* is the share of all photos with that verdict, *right* the share of these
whose first hit is right, *absent match* the share of the photos of absent products with that
verdict. AUROC tells known from absent products; ECE is the calibration error. The network was
trained on the sets with an asterisk; ``training/README.md`` has figures of networks without
them. Their shops are left out of the mean over sets, as are mixed ones.
"""

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.embedding import Vectors, embed_files
from benchmarks.shop_results import ShopResults, pooled, shop_results
from datasets.measured_figures import keep_figures
from datasets.photo_catalogue import open_photo_catalogue
from datasets.simulated_shops import MIXED, Shop, ShopQuery, simulated_shops
from desktop_app.engine.recognition.embedding import embed_photo
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card

# Of the shipped weights; add ``training.data_sets.OTHER_SETS`` if the third cycle is shipped.
TRAINED_SETS: Final = frozenset({"grocery", "clothing"})
PRINTED_GOODS: Final = (
    "magento_luma",
    "amazon_items and abo_samples",
    "xwines_labels",
    "playing_cards",
)
_COLUMNS: Final = (
    "photos",
    "top-1",
    "top-5",
    "in 20",
    "frozen",
    "match",
    "right",
    "absent match",
    "AUROC",
    "ECE",
)
_NAME_WIDTH: Final = 40
# As many as the program verifies.
_TOP: Final = 20


class FrozenSearch:
    """An exact search by the features of a network before training.

    Each picture is embedded once, although several shops have it.
    """

    def __init__(self, card: Path) -> None:
        self._embedder = Embedder.open(load_card(card))
        self._known: dict[Path, Vectors] = {}

    def are_right(self, shop: Shop, queries: Sequence[ShopQuery]) -> list[bool]:
        """Return for each query whether the nearest picture is of its product."""
        files = [picture.file for picture in shop.pictures]
        new = [file for file in dict.fromkeys(files) if file not in self._known]
        if new:
            self._known.update(zip(new, embed_files(self._embedder, new), strict=True))
        gallery = np.stack([self._known[file] for file in files])
        are_right = []
        for query in queries:
            crops = embed_photo(query.pixels, self._embedder)
            nearest = int(np.argmax(best_of_crops(crops @ gallery.T)))
            are_right.append(shop.pictures[nearest].product == query.product)
        return are_right


def measure(shop: Shop, model: str, frozen: FrozenSearch | None) -> ShopResults:
    """Import the catalogue of a shop and identify its photos."""
    queries = list(shop.queries())
    skus = frozenset(picture.product for picture in shop.pictures)
    with open_photo_catalogue(shop.pictures, model) as workspace:
        answers = [workspace.identify(query.pixels, top=_TOP) for query in queries]
    return shop_results(queries, answers, skus, frozen.are_right(shop, queries) if frozen else [])


def print_header() -> None:
    """Print the names of the columns."""
    print(f"{'shop':<{_NAME_WIDTH}}" + "".join(f"{name:>13}" for name in _COLUMNS))


def print_row(name: str, figures: Mapping[str, float]) -> None:
    """Print figures under the names of the columns; missing ones as a dash."""
    cells = [
        f"{figures[column]:13.0f}"
        if column == "photos"
        else f"{figures[column]:13.3f}"
        if column in figures
        else f"{'-':>13}"
        for column in _COLUMNS
    ]
    print(f"{name:<{_NAME_WIDTH}}" + "".join(cells), flush=True)


def summarise(results: Mapping[str, Mapping[str, ShopResults]]) -> dict[str, float]:
    """Print a row for each set and their mean; return the figures of the targets.

    Args:
        results: of the shops of each domain, by name.
    """
    figures = {domain: pooled(list(some.values())).figures() for domain, some in results.items()}
    for domain, own in figures.items():
        print_row(f"{domain}{' *' if domain in TRAINED_SETS else ''}", own)
    unseen = {d: f for d, f in figures.items() if d not in TRAINED_SETS and d != MIXED}
    if not unseen:
        return {}
    print_row("mean over sets that training did not see", mean_figures(list(unseen.values())))
    shops = {name: one.figures() for d in unseen for name, one in results[d].items()}
    return gains_over_frozen(unseen, shops)


def gains_over_frozen(
    sets: Mapping[str, Mapping[str, float]], shops: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """Print how much higher top-1 is than with frozen features; return the figures.

    The worst one is looked for among shops, because another shop of a set may hide it.

    Args:
        sets: figures of each set.
        shops: figures of each of their shops.
    """
    of_sets, of_shops = (
        {name: own["top-1"] - own["frozen"] for name, own in some.items() if "frozen" in own}
        for some in (sets, shops)
    )
    if not of_sets:
        return {}
    worst = min(of_shops, key=of_shops.__getitem__)
    mean, least = float(np.mean(list(of_sets.values()))), of_shops[worst]
    print(f"top-1 above frozen: mean over sets {mean:+.3f}; worst shop {least:+.3f}, {worst}")
    return {"mean gain over frozen": mean, "smallest gain over frozen": least}


def mean_figures(some: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of each figure that is there; the number of photos is their sum."""
    values: defaultdict[str, list[float]] = defaultdict(list)
    for figures in some:
        for name, value in figures.items():
            values[name].append(value)
    means = {name: float(np.mean(own)) for name, own in values.items()}
    return {**means, "photos": sum(values["photos"])}


def main() -> None:
    """Print the table, and keep the figures that have a target."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    parser.add_argument("--frozen", type=Path, help="model card of the network before training")
    parser.add_argument("--shop", nargs="*", default=[], help="names of shops; default: all")
    arguments = parser.parse_args()

    frozen = FrozenSearch(arguments.frozen) if arguments.frozen else None
    domains: defaultdict[str, dict[str, ShopResults]] = defaultdict(dict)
    printed: list[ShopResults] = []
    print_header()
    for shop in simulated_shops(arguments.data):
        if arguments.shop and shop.name not in arguments.shop:
            continue
        results = measure(shop, arguments.model, frozen)
        print_row(f"  {shop.name}", results.figures())
        domains[shop.domain][shop.name] = results
        if shop.name in PRINTED_GOODS:
            printed.append(results)
    kept = summarise(domains)
    if printed:
        figures = mean_figures([one.figures() for one in printed])
        print_row("printed goods", figures)
        kept |= {"printed goods, first": figures["top-1"], "printed goods, in 20": figures["in 20"]}
    if not arguments.shop:
        keep_figures("unseen_domains", kept)


if __name__ == "__main__":
    main()
