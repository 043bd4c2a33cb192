"""Measure the proposals of categories by leaving categories out.

python -m benchmarks.category_proposals [--luma FOLDER] [--grocery FOLDER]

Without a folder the sample catalogue is measured. ``--luma`` is a folder with
``pictures.csv`` (path, instance_or_class, domain, split), ``--grocery`` that of the Grocery
Store Dataset; its photos are products by threes. A part of the products loses its category,
the program proposes one, and the proposals of a probability of 0.9 and more are compared
with what was removed. Then a part of the products gets another category instead, and the
contradictions found above several limits are counted. Mean of several draws.
"""

import argparse
import csv
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from datasets.labelled_photos import LabelledPhoto, grocery_photos
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.category_proposal import CategoryProposal
from desktop_app.engine.evaluation.metrics import expected_calibration_error
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish

_LIMIT = 0.9
_LEFT_OUT = (0.1, 0.3, 0.5, 0.8)
_WRONG = (0.0, 0.02, 0.05)
_DRAWS = 5
_BINS = 10
_PHOTOS_PER_PRODUCT = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--luma", type=Path, help="folder of the Luma pictures")
    parser.add_argument("--grocery", type=Path, help="folder of the grocery photos")
    parser.add_argument("--model", default="", help="name of a model card")
    arguments = parser.parse_args()
    if arguments.luma:
        opened = open_photo_catalogue(_luma_photos(arguments.luma), arguments.model)
    elif arguments.grocery:
        opened = open_photo_catalogue(_product_photos(arguments.grocery), arguments.model)
    else:
        opened = _open_sample(arguments.model)
    with opened as workspace:
        _measure(workspace)


def _measure(workspace: Workspace) -> None:
    store = workspace.catalogue.store
    truth = {id_: one.category for id_, one in store.products.get(store.products.ids()).items()}
    known = {id_: category for id_, category in truth.items() if category}
    print(f"{len(known)} products in {len(set(known.values()))} categories")
    print("left out   proposed  right   accepted  precision   error of p   s")
    for share in _LEFT_OUT:
        print(f"{share:8.0%}", _left_out(workspace, known, share))
    print("wrong   limit   contradictions  precision    found")
    for share in _WRONG:
        for limit in (_LIMIT, 0.5, 0.2, 0.1):
            print(f"{share:5.0%} {limit:7.1f}", _wrong(workspace, known, share, limit))


def _left_out(workspace: Workspace, known: dict[int, str], share: float) -> str:
    random = np.random.default_rng(0)
    right: list[bool] = []
    probabilities: list[float] = []
    started = time.perf_counter()
    missing = 0
    for _ in range(_DRAWS):
        ids = random.permutation(list(known))[: round(share * len(known))].tolist()
        missing += len(ids)
        for proposal in _propose(workspace, known, dict.fromkeys(ids, "")):
            if not proposal.category:
                right.append(proposal.proposed == known[proposal.product_id])
                probabilities.append(proposal.probability)
    seconds = (time.perf_counter() - started) / _DRAWS
    is_right, p = np.array(right), np.array(probabilities)
    accepted = p >= _LIMIT
    error = expected_calibration_error(p, is_right, _BINS) or 0.0
    return (
        f"{len(p) / missing:10.1%} {is_right.mean():6.1%} {accepted.sum() / missing:10.1%}"
        f" {_precision(is_right[accepted])} {error:12.3f} {seconds:4.1f}"
    )


def _wrong(workspace: Workspace, known: dict[int, str], share: float, limit: float) -> str:
    random = np.random.default_rng(1)
    categories = sorted(set(known.values()))
    right: list[bool] = []
    count = 0
    for _ in range(_DRAWS):
        ids = random.permutation(list(known))[: round(share * len(known))].tolist()
        changed = {
            id_: str(random.choice([one for one in categories if one != known[id_]])) for id_ in ids
        }
        count += len(changed)
        right += [
            one.product_id in changed and one.proposed == known[one.product_id]
            for one in _propose(workspace, known, changed)
            if one.probability >= limit
        ]
    found = f"{sum(right) / count:8.1%}" if count else "       -"
    return f"{len(right) / _DRAWS:16.1f} {_precision(np.array(right, np.bool_))} {found}"


def _propose(
    workspace: Workspace, known: dict[int, str], changed: dict[int, str]
) -> tuple[CategoryProposal, ...]:
    """Return the proposals after changing some categories, which are restored."""
    products = workspace.catalogue.store.products
    products.update({id_: {"category": category} for id_, category in changed.items()})
    try:
        return finish(workspace.categories().find())
    finally:
        products.update({id_: {"category": known[id_]} for id_ in changed})


def _precision(is_right: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> str:
    return f"{is_right.mean():10.1%}" if len(is_right) else "         -"


@contextmanager
def _open_sample(model: str) -> Iterator[Workspace]:
    folder = Path(tempfile.mkdtemp())
    store = open_catalogue(folder, actor=Actor.local(), template=paths.sample_template())
    workspace = finish(Workspace.open(store, paths.model_card(model)))
    try:
        yield workspace
    finally:
        workspace.close()
        shutil.rmtree(folder)


def _luma_photos(folder: Path) -> list[LabelledPhoto]:
    """Return the pictures; the letters before the number of a product are its category."""
    with (folder / "pictures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        LabelledPhoto(
            folder / row["path"],
            product=row["instance_or_class"],
            category=re.split(r"[-\d]", row["instance_or_class"])[0],
            label=0,
            coarse_label=0,
        )
        for row in rows
    ]


def _product_photos(folder: Path) -> list[LabelledPhoto]:
    """Return the shop photos, up to three of a grocery as one product."""
    count: Counter[str] = Counter()
    photos = []
    for photo in grocery_photos(folder, "train"):
        number = count[photo.product] // _PHOTOS_PER_PRODUCT
        count[photo.product] += 1
        photos.append(replace(photo, product=f"{photo.product}-{number}"))
    return photos


if __name__ == "__main__":
    main()
