"""A metric is learned from the catalogue, validated, and activated by the user."""

import itertools
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.domain.answer import Answer
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.learning.teach_report import TeachReport
from desktop_app.engine.learning.teaching import MIN_PRODUCTS, is_improvement
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.search.cross_validation import HYPERPARAMETER_GRID, CrossValidationResult
from desktop_app.vision.model_card import load_card

Finish = Callable[[Any], Any]
OpenWorkspace = Callable[..., Workspace]
Photo = Callable[[int, int], bytes]

NEW_GROUND = 91


@pytest.fixture
def taught(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    cluttered_shop: Callable[..., Path],
    open_workspace: OpenWorkspace,
    finish: Finish,
) -> Workspace:
    """Return a workspace with an inactive learned metric; it is learned only once."""
    made = tmp_path_factory.getbasetemp() / "taught"
    if not made.exists():
        workspace = open_workspace(made)
        finish(workspace.import_products(cluttered_shop()))
        finish(workspace.learning().teach())
        workspace.close()
    return open_workspace(Path(shutil.copytree(made, tmp_path / "catalogue")))


def cosines(answer: Answer) -> list[tuple[str, float]]:
    """Return SKU and similarity of each hit."""
    return [(hit.product.sku, hit.evidence["cosine"]) for hit in answer.hits if hit.evidence]


def report_of(workspace: Workspace) -> TeachReport:
    state = workspace.learning().teaching_state()
    assert state is not None
    return state.report


def index_files(workspace: Workspace) -> set[str]:
    """Return the space names in the names of the index files."""
    folder = Path(workspace.status().location)
    return {file.stem.partition("+")[2] for file in folder.glob("index-*.card")}


def test_teaching_reports_the_accuracy_and_activates_nothing(
    taught: Workspace, cluttered_photo: Photo, open_workspace: OpenWorkspace, tmp_path: Path
) -> None:
    report = report_of(taught)
    assert (report.products, report.pictures, report.confirmations) == (12, 48, 0)
    assert report.after - report.before > report.uncertainty
    assert report.unseen > report.before
    assert report.advised
    state = taught.learning().teaching_state()
    assert state is not None
    assert not state.is_on
    assert index_files(taught) == {""}


def test_the_active_metric_finds_more_and_the_inactive_one_changes_nothing(
    taught: Workspace, cluttered_photo: Photo, finish: Finish
) -> None:
    """The backgrounds of the photos are in the catalogue, with other products."""
    photos = [cluttered_photo(product, 3) for product in range(12)]
    without = [
        taught.similar(hit.picture.id, top=1)[0]
        for hit in taught.catalogue.browse(limit=12)
        if hit.picture
    ]
    before = [taught.identify(photo, top=12) for photo in photos]

    finish(taught.learning().switch_teaching(on=True))
    after = [taught.identify(photo, top=12) for photo in photos]
    margins = [
        (old.hits[0].evidence["margin"], new.hits[0].evidence["margin"])
        for old, new in zip(before, after, strict=True)
        if old.hits[0].evidence and new.hits[0].evidence
    ]
    assert all(new > 2 * old for old, new in margins)
    # The calibration was fitted to the learned space.
    assert {answer.verdict for answer in after} == {"match"}
    state = taught.learning().teaching_state()
    assert state is not None
    assert state.is_on

    finish(taught.learning().switch_teaching(on=False))
    again = [taught.identify(photo, top=12) for photo in photos]
    assert [cosines(answer) for answer in again] == [cosines(answer) for answer in before]
    assert [
        taught.similar(hit.picture.id, top=1)[0]
        for hit in taught.catalogue.browse(limit=12)
        if hit.picture
    ] == without


def test_the_metric_stays_active_and_has_its_own_index_file(
    taught: Workspace,
    cluttered_photo: Photo,
    finish: Finish,
    open_workspace: OpenWorkspace,
    tmp_path: Path,
) -> None:
    finish(taught.learning().switch_teaching(on=True))
    photo = cluttered_photo(3, NEW_GROUND)
    expected = cosines(taught.identify(photo))
    assert index_files(taught) == {"", "learnt-1"}
    taught.close()
    assert cosines(open_workspace().identify(photo)) == expected


def test_a_picture_that_is_added_later_is_found_with_the_metric(
    taught: Workspace,
    cluttered_photo: Photo,
    cluttered_shop: Callable[..., Path],
    finish: Finish,
    open_workspace: OpenWorkspace,
) -> None:
    finish(taught.learning().switch_teaching(on=True))
    finish(taught.import_products(cluttered_shop(products=14, pictures=1)))
    assert taught.status().products == 14
    photo = cluttered_photo(13, 0)
    found = cosines(taught.identify(photo))
    assert found[0][0] == "P-13"
    assert found[0][1] == pytest.approx(1, abs=1e-4)
    taught.close()
    again = open_workspace()
    assert cosines(again.identify(photo)) == found
    pictures = again.status().pictures
    finish(again.learning().switch_teaching(on=False))
    # The table was replaced: of the pictures it named before, those it no longer names go.
    assert again.status().indexed == pictures == 14


def test_too_few_pictures_are_reported(
    workspace: Workspace, cluttered_shop: Callable[..., Path], finish: Finish
) -> None:
    finish(workspace.import_products(cluttered_shop(products=MIN_PRODUCTS - 1, pictures=2)))
    with pytest.raises(VitrineError, match=r"too little to learn from.*: 9, needed: 10") as error:
        finish(workspace.learning().teach())
    assert error.value.hint is not None
    assert workspace.learning().teaching_state() is None
    with pytest.raises(VitrineError, match="Nothing was learned"):
        finish(workspace.learning().switch_teaching(on=True))


def test_a_metric_without_a_gain_is_not_advised(
    workspace: Workspace, draw_picture: Callable[..., Path], tmp_path: Path, finish: Finish
) -> None:
    """Every product is already found by each of its pictures."""
    lines = ["sku,image"]
    for product, side_px in itertools.product(range(MIN_PRODUCTS), (150, 160)):
        name = f"{product}-{side_px}.png"
        draw_picture(tmp_path / name, product, side_px=side_px)
        lines.append(f"P-{product},{name}")
    (tmp_path / "products.csv").write_text("\n".join(lines), encoding="utf-8")
    finish(workspace.import_products(tmp_path / "products.csv"))
    report = finish(workspace.learning().teach())
    assert report.before == 1
    assert not report.advised


@pytest.mark.parametrize(
    ("after", "unseen", "uncertainty", "better"),
    [
        (0.7, 0.65, 0.05, True),
        (0.7, 0.65, 0.11, False),  # it may be chance
        (0.7, 0.59, 0.05, False),  # new products become worse
        (0.615, 0.61, 0.005, False),  # below the minimum gain
    ],
)
def test_a_gain_has_to_be_significant(
    after: float, unseen: float, uncertainty: float, better: bool
) -> None:
    trial = CrossValidationResult(
        HYPERPARAMETER_GRID[0], 100, 0.6, after, unseen, uncertainty, 0.02
    )
    assert is_improvement(trial) == better


def test_confirmed_photos_are_used(
    workspace: Workspace,
    cluttered_shop: Callable[..., Path],
    cluttered_photo: Photo,
    finish: Finish,
) -> None:
    """One picture per product is too little; with one confirmed photo each it is enough."""
    finish(workspace.import_products(cluttered_shop(pictures=1)))
    with pytest.raises(VitrineError):
        finish(workspace.learning().teach())
    keys = [
        workspace.learning().confirm(cluttered_photo(hit_number, 7), hit.product.id)
        for hit_number, hit in (
            (int(hit.product.sku.removeprefix("P-")), hit)
            for hit in workspace.catalogue.browse(limit=12)
        )
    ]
    report = finish(workspace.learning().teach())
    assert (report.products, report.pictures, report.confirmations) == (12, 12, 12)
    for key in keys:
        workspace.learning().unconfirm(key)
    with pytest.raises(VitrineError):
        finish(workspace.learning().teach())


def test_the_same_photo_confirmed_twice_counts_once(
    workspace: Workspace,
    cluttered_shop: Callable[..., Path],
    cluttered_photo: Photo,
    finish: Finish,
) -> None:
    finish(workspace.import_products(cluttered_shop(products=2, pictures=1)))
    first, second = (hit.product.id for hit in workspace.catalogue.browse(limit=2))
    photo = cluttered_photo(0, 7)
    assert workspace.learning().confirm(photo, first) == workspace.learning().confirm(photo, second)
    with pytest.raises(KeyError):
        workspace.learning().confirm(photo, 4711)
    with pytest.raises(VitrineError):
        workspace.learning().confirm(b"no photo", first)


def test_a_cancelled_teaching_changes_nothing(taught: Workspace) -> None:
    before = taught.learning().teaching_state()
    job = taught.learning().teach()
    for _ in range(10):
        next(job)
    job.close()
    assert taught.learning().teaching_state() == before


def test_a_cancelled_activation_changes_nothing(
    taught: Workspace, cluttered_photo: Photo, finish: Finish
) -> None:
    photo = cluttered_photo(3, NEW_GROUND)
    before = cosines(taught.identify(photo))
    job = taught.learning().switch_teaching(on=True)
    next(job)
    job.close()
    state = taught.learning().teaching_state()
    assert state is not None
    assert not state.is_on
    assert cosines(taught.identify(photo)) == before


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE teachings SET metric = x'00ff'",
        "UPDATE teachings SET metric = substr(metric, 1, 5000)",
        "UPDATE teachings SET model = 'another model'",
    ],
)
def test_a_damaged_metric_is_ignored(
    harm: str,
    taught: Workspace,
    cluttered_photo: Photo,
    finish: Finish,
    open_workspace: OpenWorkspace,
) -> None:
    photo = cluttered_photo(3, NEW_GROUND)
    plain = cosines(taught.identify(photo))
    finish(taught.learning().switch_teaching(on=True))
    assert cosines(taught.identify(photo)) != plain
    folder = taught.status().location
    taught.close()
    with sqlite3.connect(Path(folder) / DATABASE_NAME) as connection:
        connection.execute(harm)
    connection.close()

    again = open_workspace()
    assert cosines(again.identify(photo)) == plain
    with pytest.raises(VitrineError, match="Nothing was learned"):
        finish(again.learning().switch_teaching(on=True))


def test_a_metric_of_another_model_is_ignored(
    taught: Workspace, cluttered_photo: Photo, finish: Finish, open_workspace: OpenWorkspace
) -> None:
    """The bytes are intact, but belong to another model than their row says."""
    photo = cluttered_photo(3, NEW_GROUND)
    plain = cosines(taught.identify(photo))
    model = taught._embedder.card.sha256
    metric = taught.catalogue.store.metrics.latest(model)
    assert metric is not None
    other = taught.catalogue.store.metrics.put("another model", metric.metric, metric.report)
    taught.catalogue.store.metrics.activate("another model", other)
    taught.close()
    assert cosines(open_workspace().identify(photo)) == plain


def test_index_files_of_replaced_metrics_are_removed(
    taught: Workspace, finish: Finish, open_workspace: OpenWorkspace
) -> None:
    finish(taught.learning().switch_teaching(on=True))
    finish(taught.learning().teach())
    assert index_files(taught) == {"", "learnt-1"}
    finish(taught.learning().switch_teaching(on=True))
    taught.close()
    assert index_files(open_workspace()) == {"", "learnt-2"}


@pytest.mark.parametrize("measure", ["cosine", "euclidean"])
def test_a_measure_can_be_chosen_by_name(
    measure: str,
    taught: Workspace,
    cluttered_photo: Photo,
    finish: Finish,
    open_workspace: OpenWorkspace,
) -> None:
    photo = cluttered_photo(3, NEW_GROUND)
    plain = cosines(taught.identify(photo))
    finish(taught.learning().switch_teaching(on=True))
    taught.close()
    assert cosines(open_workspace(measure=measure).identify(photo)) == plain


def test_the_mahalanobis_distance_has_to_be_learned(
    taught: Workspace, cluttered_photo: Photo, open_workspace: OpenWorkspace, tmp_path: Path
) -> None:
    taught.close()
    workspace = open_workspace(measure="mahalanobis")
    hits = workspace.identify(cluttered_photo(3, NEW_GROUND), top=12).hits
    assert hits[0].product.sku == "P-3"
    scores = [
        score for _, score in cosines(workspace.identify(cluttered_photo(3, NEW_GROUND), top=12))
    ]
    assert scores == sorted(scores, reverse=True)
    assert all(-1 <= score <= 1 for score in scores)
    with pytest.raises(VitrineError, match="has to be learned"):
        open_workspace(tmp_path / "never taught", measure="mahalanobis")


@pytest.mark.parametrize(("pictures", "is_fitted"), [(2, False), (8, True)])
def test_too_few_pictures_per_product_keep_the_calibration_of_the_model(
    workspace: Workspace,
    cluttered_shop: Callable[..., Path],
    finish: Finish,
    pictures: int,
    is_fitted: bool,
) -> None:
    finish(workspace.import_products(cluttered_shop(pictures=pictures)))
    finish(workspace.learning().teach())
    with sqlite3.connect(Path(workspace.status().location) / DATABASE_NAME) as database:
        ((kept,),) = database.execute("SELECT calibration FROM teachings")
    shipped = load_card(paths.model_card("")).calibration
    assert (Calibration.from_fields(json.loads(kept)) != shipped) is is_fitted
