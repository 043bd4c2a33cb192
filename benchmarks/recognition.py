"""Measure the accuracy of the whole program on real photos.

python -m benchmarks.recognition --data FOLDER

FOLDER holds ``grocery`` and ``clothing``, see ``datasets/labelled_photos.py``. The
training pictures are imported into catalogues, and photos that the model was not trained
on are identified. The accuracy of the embedding alone is printed beside it.
``benchmarks.targets`` compares the figures with those to reach.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from datasets.labelled_photos import LabelledPhoto, clothing_photos, grocery_photos, studio_pictures
from datasets.measured_figures import keep_figures
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.answer import Answer, Hit
from desktop_app.engine.evaluation import metrics
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish

# Number of hits per photo: as many as the program verifies.
_TOP = 20
_OPEN_SET_DRAWS = 8
_ABSENT_PRODUCTS = 20


@dataclass(frozen=True)
class Results:
    """The answers to n photos.

    Attributes:
        ranks: (n,) rank of the correct product, from 1; 0 if it is not among the hits.
        scores: (n,) score of the first hit.
        is_hit_category_correct: (n,) whether the first hit is of the correct category.
        is_embedding_correct: (n,) whether the nearest picture is of the correct product.
        is_embedding_category_correct: (n,) whether it is of the correct category.
        is_category_correct: (n,) whether the category of the answer is correct.
        verdicts: (n,) verdict of each answer.
        ms: (n,) time of each query.
    """

    ranks: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    is_hit_category_correct: npt.NDArray[np.bool_]
    is_embedding_correct: npt.NDArray[np.bool_]
    is_embedding_category_correct: npt.NDArray[np.bool_]
    is_category_correct: npt.NDArray[np.bool_]
    verdicts: npt.NDArray[np.str_]
    ms: npt.NDArray[np.float64]

    @property
    def is_correct(self) -> npt.NDArray[np.bool_]:
        """(n,) whether the first hit is the correct product."""
        return np.asarray(self.ranks == 1)


def identify(workspace: Workspace, photos: Sequence[LabelledPhoto]) -> Results:
    """Identify every photo, one after the other."""
    rows = [_evaluate(workspace.identify(photo.file, top=_TOP), photo) for photo in photos]
    return Results(*(np.array(column) for column in zip(*rows, strict=True)))


def _evaluate(
    answer: Answer, photo: LabelledPhoto
) -> tuple[int, float, bool, bool, bool, bool, str, float]:
    """Return one row of ``Results``."""
    first, nearest = answer.hits[0], max(answer.hits, key=_cosine)
    return (
        _rank(answer, photo.product),
        first.score or 0.0,
        first.product.category == photo.category,
        nearest.product.sku == photo.product,
        nearest.product.category == photo.category,
        answer.category is not None and answer.category.name == photo.category,
        answer.verdict,
        answer.ms.total,
    )


def _rank(answer: Answer, product: str) -> int:
    skus = [hit.product.sku for hit in answer.hits]
    return skus.index(product) + 1 if product in skus else 0


def _cosine(hit: Hit) -> float:
    assert hit.evidence is not None
    return hit.evidence["cosine"]


def measure_shop(data: Path, model: str) -> None:
    """Use the shop photos as the catalogue, before and after ``teach``."""
    photos = grocery_photos(data / "grocery", "val")
    with open_photo_catalogue(grocery_photos(data / "grocery", "train"), model) as workspace:
        before = identify(workspace, photos)
        _print_figure("shop photos, embedding alone, top-1", before.is_embedding_correct.mean())
        _print_figure(
            "shop photos, embedding alone, category",
            before.is_embedding_category_correct.mean(),
        )
        _print_figure("shop photos, verified, top-1", before.is_correct.mean())
        _print_answers("shop photos", before)
        report = finish(workspace.learning().teach())
        print(f"teach: {report}")
        if report.advised:
            finish(workspace.learning().switch_teaching(on=True))
        after = identify(workspace, photos)
        _print_figure("shop photos, after teach, top-1", after.is_correct.mean())
        _print_figure("shop photos, after teach, category", after.is_hit_category_correct.mean())
        _print_answers("shop photos, after teach", after)


def measure_studio(data: Path, model: str) -> None:
    """Use one studio picture of each product as the catalogue."""
    photos = grocery_photos(data / "grocery", "val")
    packages = np.array([photo.is_package for photo in photos])
    with open_photo_catalogue(studio_pictures(data / "grocery"), model) as workspace:
        results = identify(workspace, photos)
    _print_figure(
        "studio pictures, packages, embedding alone, top-1",
        results.is_embedding_correct[packages].mean(),
    )
    _print_figure("studio pictures, packages, top-1", results.is_correct[packages].mean())
    _print_figure("studio pictures, embedding alone, top-1", results.is_embedding_correct.mean())
    _print_figure("studio pictures, top-1", results.is_correct.mean())
    _print_figure("studio pictures, top-5", metrics.top_k_accuracy(results.ranks, 5) or 0.0)
    _print_answers("studio pictures", results)


def measure_categories(data: Path, model: str) -> None:
    """Measure the category of photos of clothes that are not in the catalogue."""
    with open_photo_catalogue(clothing_photos(data / "clothing", "train"), model) as workspace:
        results = identify(workspace, clothing_photos(data / "clothing", "validation"))
    _print_figure("clothes, category", results.is_category_correct.mean())


def measure_open_set(data: Path, model: str) -> None:
    """Remove twenty products from the catalogue, in eight draws."""
    pictures = grocery_photos(data / "grocery", "train")
    photos = grocery_photos(data / "grocery", "val")
    products = sorted({picture.product for picture in pictures})
    areas, accepts, errors = [], [], []
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name, "whole")
        with open_photo_catalogue(pictures, model, whole):
            pass
        for draw in range(_OPEN_SET_DRAWS):
            removed = set(
                np.random.default_rng(draw).permutation(products)[:_ABSENT_PRODUCTS].tolist()
            )
            with _open_without(removed, whole, model) as workspace:
                results = identify(workspace, photos)
            is_absent = np.array([photo.product in removed for photo in photos])
            scores = results.scores[~is_absent], results.scores[is_absent]
            areas.append(metrics.auroc(*scores) or 0.0)
            accepts.append(metrics.fpr_at_tpr(*scores) or 0.0)
            is_correct = results.is_correct & ~is_absent
            errors.append(metrics.expected_calibration_error(results.scores, is_correct) or 0.0)
            print(f"  draw {draw}: {areas[-1]:.3f}  {accepts[-1]:.3f}  {errors[-1]:.3f}")
    _print_figure("open set, AUROC", float(np.mean(areas)))
    _print_figure("open set, false accepts at 95 % true accepts", float(np.mean(accepts)))
    _print_figure("open set, calibration error", float(np.mean(errors)))


@contextmanager
def _open_without(removed: set[str], whole: Path, model: str) -> Iterator[Workspace]:
    """Open a copy of a catalogue without the pictures of some products."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(whole, folder, dirs_exist_ok=True)
        store = open_catalogue(Path(folder), actor=Actor.local())
        with store.transaction():
            for product_id in store.products.ids_by_sku(sorted(removed)).values():
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


def _print_answers(name: str, results: Results) -> None:
    error = metrics.expected_calibration_error(results.scores, results.is_correct)
    _print_figure(f"{name}, calibration error", error or 0.0)
    is_match = results.verdicts == "match"
    right = f"{results.is_correct[is_match].mean():.3f}" if is_match.any() else "-"
    print(
        f"{name}: verdict match for {is_match.mean():.3f}, right {right}; "
        f"p50 {np.median(results.ms):.0f} ms"
    )


def _print_figure(name: str, value: float) -> None:
    """Print a figure, and keep it for the table of targets."""
    keep_figures("recognition", {name: float(value)})
    print(f"{name:<56}{value:7.3f}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    parts = {
        "shop": measure_shop,
        "studio": measure_studio,
        "categories": measure_categories,
        "open_set": measure_open_set,
    }
    parser.add_argument("--part", choices=parts, nargs="*", default=list(parts))
    arguments = parser.parse_args()
    for part in arguments.part:
        parts[part](arguments.data, arguments.model)


if __name__ == "__main__":
    main()
