"""How well products are recognised: the program, whole, on real photos.

python -m benchmarks.recognition --data FOLDER

FOLDER holds ``grocery`` and ``clothing``, see ``benchmarks/datasets.py``. Catalogues are
made of their training pictures with the program's own import, and asked with photos
that no model has been trained on. What the embedding finds alone is printed beside it.
"""

import argparse
import csv
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from benchmarks.datasets import Picture, clothes, shop_photos, studio_pictures
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.answer import Answer, Hit
from desktop_app.engine.evaluation import metrics
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish

Result = TypeVar("Result")

# Products asked for: what the program looks at closely.
_DEPTH = 20
_OPEN_SET_DRAWS = 8
_ABSENT = 20


@dataclass(frozen=True)
class Asked:
    """What a catalogue answered to n photos.

    Attributes:
        ranks: (n,) of the right product, from 1; 0 where it is not among the first.
        scores: (n,) of the first hit.
        coarse: (n,) whether the first hit is of the right category.
        alone: (n,) whether the product of the nearest picture is the right one.
        alone_coarse: (n,) whether that product is of the right category.
        category: (n,) whether the category that is shown is right.
        verdicts: (n,) of each answer.
        ms: (n,) of each query.
    """

    ranks: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    coarse: npt.NDArray[np.bool_]
    alone: npt.NDArray[np.bool_]
    alone_coarse: npt.NDArray[np.bool_]
    category: npt.NDArray[np.bool_]
    verdicts: npt.NDArray[np.str_]
    ms: npt.NDArray[np.float64]

    @property
    def right(self) -> npt.NDArray[np.bool_]:
        """Whether the first hit is the right product, (n,)."""
        return np.asarray(self.ranks == 1)


def ask(workspace: Workspace, photos: Sequence[Picture]) -> Asked:
    """Ask for every photo, one after the other."""
    answers = [workspace.identify(photo.file, top=_DEPTH) for photo in photos]
    asked = list(zip(answers, photos, strict=True))
    nearest = [max(answer.hits, key=_cosine) for answer in answers]
    return Asked(
        ranks=np.array([_rank(answer, photo.product) for answer, photo in asked]),
        scores=np.array([answer.hits[0].score for answer in answers]),
        coarse=np.array([a.hits[0].product.category == p.category for a, p in asked]),
        alone=np.array([h.product.sku == p.product for h, p in zip(nearest, photos, strict=True)]),
        alone_coarse=np.array(
            [h.product.category == p.category for h, p in zip(nearest, photos, strict=True)]
        ),
        category=np.array(
            [a.category is not None and a.category.name == p.category for a, p in asked]
        ),
        verdicts=np.array([answer.verdict for answer in answers]),
        ms=np.array([answer.ms.total for answer in answers]),
    )


def _rank(answer: Answer, product: str) -> int:
    skus = [hit.product.sku for hit in answer.hits]
    return skus.index(product) + 1 if product in skus else 0


def _cosine(hit: Hit) -> float:
    assert hit.evidence is not None
    return hit.evidence.cosine


@contextmanager
def catalogue(
    pictures: Sequence[Picture], model: str, folder: Path | None = None
) -> Iterator[Workspace]:
    """Make a catalogue of pictures in ``folder``, or in one that goes away with the block."""
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / "products.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["sku", "category", "image"])
            writer.writerows([p.product, p.category, p.file.absolute()] for p in pictures)
        workspace = finish(
            Workspace.open(
                open_catalogue(folder or Path(scratch) / "catalogue", actor=Actor.local()),
                paths.model_card(model),
            )
        )
        try:
            finish(workspace.import_products(table))
            yield workspace
        finally:
            workspace.close()


def shop(data: Path, model: str) -> None:
    """Shop photos as the catalogue: before and after ``teach``, and what is shown."""
    photos = shop_photos(data / "grocery", "val")
    with catalogue(shop_photos(data / "grocery", "train"), model) as workspace:
        before = ask(workspace, photos)
        _row("shop photos, embedding alone, top-1", before.alone.mean(), 0.89)
        _row("shop photos, embedding alone, category", before.alone_coarse.mean(), 0.94)
        _row("shop photos, verified, top-1", before.right.mean())
        _shown("shop photos", before)
        report = finish(workspace.teach())
        print(f"teach: {report}")
        if report.advised:
            finish(workspace.switch_teaching(on=True))
        after = ask(workspace, photos)
        _row("shop photos, after teach, top-1", after.right.mean(), 0.91)
        _row("shop photos, after teach, category", after.coarse.mean(), 0.95)
        _shown("shop photos, after teach", after)


def studio(data: Path, model: str) -> None:
    """One studio picture a product as the catalogue."""
    photos = shop_photos(data / "grocery", "val")
    packages = np.array([photo.is_package for photo in photos])
    with catalogue(studio_pictures(data / "grocery"), model) as workspace:
        asked = ask(workspace, photos)
    _row("studio pictures, packages, embedding alone, top-1", asked.alone[packages].mean())
    _row("studio pictures, packages, top-1", asked.right[packages].mean(), 0.97)
    _row("studio pictures, embedding alone, top-1", asked.alone.mean())
    _row("studio pictures, top-1", asked.right.mean(), 0.88)
    _row("studio pictures, top-5", metrics.share_within(asked.ranks, 5) or 0.0, 0.97)
    _shown("studio pictures", asked)


def categories(data: Path, model: str) -> None:
    """Clothes: the category of photos of things that are not in the catalogue."""
    with catalogue(clothes(data / "clothing", "train"), model) as workspace:
        asked = ask(workspace, clothes(data / "clothing", "validation"))
    _row("clothes, category", asked.category.mean(), 0.91)


def open_set(data: Path, model: str) -> None:
    """Twenty products taken out of the catalogue, eight times others."""
    pictures = shop_photos(data / "grocery", "train")
    photos = shop_photos(data / "grocery", "val")
    products = sorted({picture.product for picture in pictures})
    areas, accepts, errors = [], [], []
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name, "whole")
        with catalogue(pictures, model, whole):
            pass
        for draw in range(_OPEN_SET_DRAWS):
            out = set(np.random.default_rng(draw).permutation(products)[:_ABSENT].tolist())
            with _without(out, whole, model) as workspace:
                asked = ask(workspace, photos)
            absent = np.array([photo.product in out for photo in photos])
            known = asked.scores[~absent], asked.scores[absent]
            areas.append(metrics.roc_area(*known) or 0.0)
            accepts.append(metrics.false_accepts_at(*known) or 0.0)
            right = asked.right & ~absent
            errors.append(metrics.calibration_error(asked.scores, right) or 0.0)
            print(f"  draw {draw}: {areas[-1]:.3f}  {accepts[-1]:.3f}  {errors[-1]:.3f}")
    _row("open set, AUROC", float(np.mean(areas)), 0.95)
    _row("open set, false accepts at 95 % true accepts", float(np.mean(accepts)), 0.15, less=True)
    _row("open set, calibration error", float(np.mean(errors)))


@contextmanager
def _without(out: set[str], whole: Path, model: str) -> Iterator[Workspace]:
    """Open a copy of a catalogue that lacks the pictures of some products."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(whole, folder, dirs_exist_ok=True)
        store = SqliteCatalogue.open(Path(folder), actor=Actor.local())
        with store.transaction():
            for product_id in store.products.ids_by_sku(sorted(out)).values():
                for picture in store.pictures.of_products([product_id])[product_id]:
                    store.pictures.remove([picture.id])
        store.close()
        workspace = finish(
            Workspace.open(
                open_catalogue(Path(folder), actor=Actor.local()), paths.model_card(model)
            )
        )
        try:
            yield workspace
        finally:
            workspace.close()


def _shown(name: str, asked: Asked) -> None:
    error = metrics.calibration_error(asked.scores, asked.right)
    _row(f"{name}, calibration error", error or 0.0, 0.05, less=True)
    said = asked.verdicts == "match"
    right = f"{asked.right[said].mean():.3f}" if said.any() else "-"
    print(
        f"{name}: match said of {said.mean():.3f}, right {right}; p50 {np.median(asked.ms):.0f} ms"
    )


def _row(name: str, value: float, target: float | None = None, *, less: bool = False) -> None:
    if target is None:
        print(f"{name:<56}{value:7.3f}")
        return
    reached = value <= target if less else value >= target
    sign = "<=" if less else ">="
    print(f"{name:<56}{value:7.3f}   {sign} {target:.2f} {'reached' if reached else 'missed'}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    parts = {"shop": shop, "studio": studio, "categories": categories, "open_set": open_set}
    parser.add_argument("--part", choices=parts, nargs="*", default=list(parts))
    chosen = parser.parse_args()
    for part in chosen.part:
        parts[part](chosen.data, chosen.model)


if __name__ == "__main__":
    main()
