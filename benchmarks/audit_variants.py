"""How the audit tells variants from duplicates, on catalogues of real shops and the sample.

python -m benchmarks.audit_variants --data FOLDER [--without-fields]

FOLDER holds the data sets; of each set all pictures are imported, by SKU. The style of a SKU of
``magento_luma`` is what stands before the dash. ``--without-fields`` replaces the SKUs by
numbers, so that only the pictures decide. Nothing was fitted to ``magento_luma`` and
``xwines_labels``; see training/fit_relation_classifier.py.
"""

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from datasets.labelled_photos import LabelledPhoto
from datasets.listed_pictures import listed_pictures
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.duplicate_group import REFERENCE_RULES
from desktop_app.engine.duplicates.audit import Audit
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish

_WINES = "xwines_labels"
_GARMENTS = "magento_luma"
_APPLIANCES = "spree_appliances"
# Pairs of one style that are found are to be called variants; the most that other figures
# may be are in brackets in the output.
_FIRST_GROUPS = 15


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--without-fields", action="store_true")
    options = parser.parse_args()
    for name in (_GARMENTS, _APPLIANCES, _WINES):
        rows = _audit(listed_pictures(options.data / name), is_anonymous=options.without_fields)
        print(f"{name}: {dict(Counter(row['level'] for row in rows))}")
        if name == _GARMENTS:
            _print_garments(rows)
        if name == _WINES:
            count = sum(float(row["score"]) >= 0.5 for row in rows)
            print(f"  pairs at 0.5 and above: {count} (2)", flush=True)
    _print_sample()


def _audit(pictures: Sequence[LabelledPhoto], *, is_anonymous: bool) -> list[Mapping[str, str]]:
    """Return the pairs of different products, by their SKUs in the data set."""
    products = sorted({picture.product for picture in pictures})
    shown = {product: str(1000 + number) for number, product in enumerate(products)}
    if not is_anonymous:
        shown = {product: product for product in products}
    original = {number: product for product, number in shown.items()}
    renamed = [replace(picture, product=shown[picture.product]) for picture in pictures]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_photo_catalogue(renamed, "") as workspace,
    ):
        file = Path(folder, "pairs.csv")
        finish(workspace.audit().run())
        finish(workspace.audit().write_pairs(file))
        with file.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    named = [
        row | {"sku_a": original[row["sku_a"]], "sku_b": original[row["sku_b"]]} for row in rows
    ]
    return [row for row in named if row["sku_a"] != row["sku_b"]]


def _print_garments(rows: Sequence[Mapping[str, str]]) -> None:
    own = [row for row in rows if _style(row["sku_a"]) == _style(row["sku_b"])]
    levels = Counter(row["level"] for row in own)
    variants = sum(row["level"] == "variant" for row in rows)
    others = Counter(row["level"] for row in rows if row not in own)
    copies = [(row["sku_a"], row["sku_b"]) for row in rows if row["level"] in ("exact", "copy")]
    print(f"  called copies: {copies} (3 true ones and at most one more)")
    print(
        f"  pairs of one style called variant: {levels['variant']} of {len(own)} "
        f"({levels['variant'] / max(1, len(own)):.3f}, to reach 0.85); "
        f"variants that are of one style: {levels['variant'] / max(1, variants):.3f}"
    )
    print(f"  pairs of other styles called same product: {others['same_product']} (10)", flush=True)


def _style(sku: str) -> str:
    return sku.partition("-")[0]


def _print_sample() -> None:
    with (paths.sample_folder() / "duplicates.csv").open(encoding="utf-8", newline="") as file:
        planted = [{row["sku"], row["duplicate_of"]} for row in csv.DictReader(file)]
    with _sample() as audit:
        report = finish(audit.run())
        groups = finish(audit.groups(REFERENCE_RULES))
    first = groups[:_FIRST_GROUPS]
    found = sum(any(pair <= set(group.skus) for group in first) for pair in planted)
    print(
        f"sample: {report.groups} groups of duplicates (40), {report.variant_groups} of variants; "
        f"planted among the first {_FIRST_GROUPS}: {found} of {len(planted)}"
    )


@contextmanager
def _sample() -> Iterator[Audit]:
    with tempfile.TemporaryDirectory() as folder:
        catalogue = open_catalogue(Path(folder), actor=Actor.local())
        workspace = finish(Workspace.open(catalogue, paths.model_card(""), device="cpu"))
        try:
            finish(workspace.import_products(paths.sample_folder() / "products.csv"))
            yield workspace.audit()
        finally:
            workspace.close()


if __name__ == "__main__":
    main()
