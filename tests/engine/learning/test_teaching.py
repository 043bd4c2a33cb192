"""A catalogue learns from itself: tried first, switched on by choice, never by surprise."""

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
    loud_shop: Callable[..., Path],
    open_workspace: OpenWorkspace,
    finish: Finish,
) -> Workspace:
    """Return an workspace whose catalogue was taught; nothing is switched on. Learnt once."""
    made = tmp_path_factory.getbasetemp() / "taught"
    if not made.exists():
        workspace = open_workspace(made)
        finish(workspace.import_products(loud_shop()))
        finish(workspace.teach())
        workspace.close()
    return open_workspace(Path(shutil.copytree(made, tmp_path / "catalogue")))


def cosines(answer: Answer) -> list[tuple[str, float]]:
    """Return SKU and similarity of each hit."""
    return [(hit.product.sku, hit.evidence["cosine"]) for hit in answer.hits if hit.evidence]


def report_of(workspace: Workspace) -> TeachReport:
    state = workspace.teaching_state()
    assert state is not None
    return state.report


def index_files(workspace: Workspace) -> set[str]:
    """Return what follows the common part of the index files' names, drafts apart."""
    folder = Path(workspace.status().location)
    return {file.stem.partition("+")[2] for file in folder.glob("index-*.card")}


def test_it_tells_what_it_is_worth_and_switches_nothing_on(
    taught: Workspace, loud_photo: Photo, open_workspace: OpenWorkspace, tmp_path: Path
) -> None:
    report = report_of(taught)
    assert (report.products, report.pictures, report.confirmations) == (12, 48, 0)
    assert report.after - report.before > report.uncertainty
    assert report.unseen > report.before
    assert report.advised
    state = taught.teaching_state()
    assert state is not None
    assert not state.is_on
    assert index_files(taught) == {""}


def test_switched_on_it_finds_better_and_off_it_answers_as_before(
    taught: Workspace, loud_photo: Photo, finish: Finish
) -> None:
    """The photos stand before grounds that the catalogue knows, of other products."""
    photos = [loud_photo(product, 3) for product in range(12)]
    without = [
        taught.similar(hit.picture.id, top=1)[0]
        for hit in taught.catalogue.browse(limit=12)
        if hit.picture
    ]
    before = [taught.identify(photo, top=12) for photo in photos]

    finish(taught.switch_teaching(on=True))
    after = [taught.identify(photo, top=12) for photo in photos]
    margins = [
        (old.hits[0].evidence["margin"], new.hits[0].evidence["margin"])
        for old, new in zip(before, after, strict=True)
        if old.hits[0].evidence and new.hits[0].evidence
    ]
    assert all(new > 2 * old for old, new in margins)
    # The probabilities of the learnt space were fitted with it.
    assert {answer.verdict for answer in after} == {"match"}
    state = taught.teaching_state()
    assert state is not None
    assert state.is_on

    finish(taught.switch_teaching(on=False))
    again = [taught.identify(photo, top=12) for photo in photos]
    assert [cosines(answer) for answer in again] == [cosines(answer) for answer in before]
    assert [
        taught.similar(hit.picture.id, top=1)[0]
        for hit in taught.catalogue.browse(limit=12)
        if hit.picture
    ] == without


def test_it_stays_switched_on_and_its_index_is_a_file_of_its_own(
    taught: Workspace,
    loud_photo: Photo,
    finish: Finish,
    open_workspace: OpenWorkspace,
    tmp_path: Path,
) -> None:
    finish(taught.switch_teaching(on=True))
    photo = loud_photo(3, NEW_GROUND)
    expected = cosines(taught.identify(photo))
    assert index_files(taught) == {"", "learnt-1"}
    taught.close()
    assert cosines(open_workspace().identify(photo)) == expected


def test_a_picture_that_comes_later_is_found_in_the_learnt_space(
    taught: Workspace,
    loud_photo: Photo,
    loud_shop: Callable[..., Path],
    finish: Finish,
    open_workspace: OpenWorkspace,
) -> None:
    finish(taught.switch_teaching(on=True))
    finish(taught.import_products(loud_shop(products=14, pictures=1)))
    assert taught.status().products == 14
    photo = loud_photo(13, 0)
    found = cosines(taught.identify(photo))
    assert found[0][0] == "P-13"
    assert found[0][1] == pytest.approx(1, abs=1e-4)
    taught.close()
    again = open_workspace()
    assert cosines(again.identify(photo)) == found
    pictures = again.status().pictures
    finish(again.switch_teaching(on=False))
    assert again.status().indexed == pictures == 48 + 14


def test_too_little_to_learn_from_is_a_sentence(
    workspace: Workspace, loud_shop: Callable[..., Path], finish: Finish
) -> None:
    finish(workspace.import_products(loud_shop(products=MIN_PRODUCTS - 1, pictures=2)))
    with pytest.raises(VitrineError, match=r"too little to learn from.*: 9, needed: 10") as error:
        finish(workspace.teach())
    assert error.value.hint is not None
    assert workspace.teaching_state() is None
    with pytest.raises(VitrineError, match="Nothing was learnt"):
        finish(workspace.switch_teaching(on=True))


def test_what_is_no_better_is_not_advised(
    workspace: Workspace, draw_picture: Callable[..., Path], tmp_path: Path, finish: Finish
) -> None:
    """Every product is told from all others already, by either picture."""
    lines = ["sku,image"]
    for product, side_px in itertools.product(range(MIN_PRODUCTS), (150, 160)):
        name = f"{product}-{side_px}.png"
        draw_picture(tmp_path / name, product, side_px=side_px)
        lines.append(f"P-{product},{name}")
    (tmp_path / "products.csv").write_text("\n".join(lines), encoding="utf-8")
    finish(workspace.import_products(tmp_path / "products.csv"))
    report = finish(workspace.teach())
    assert report.before == 1
    assert not report.advised


@pytest.mark.parametrize(
    ("after", "unseen", "uncertainty", "better"),
    [
        (0.7, 0.65, 0.05, True),
        (0.7, 0.65, 0.11, False),  # it may be chance
        (0.7, 0.59, 0.05, False),  # products that come later would pay for it
        (0.615, 0.61, 0.005, False),  # too small to be believed
    ],
)
def test_a_gain_has_to_be_beyond_doubt(
    after: float, unseen: float, uncertainty: float, better: bool
) -> None:
    trial = CrossValidationResult(
        HYPERPARAMETER_GRID[0], 100, 0.6, after, unseen, uncertainty, 0.02
    )
    assert is_improvement(trial) == better


def test_confirmed_photos_are_learnt_from(
    workspace: Workspace, loud_shop: Callable[..., Path], loud_photo: Photo, finish: Finish
) -> None:
    """One picture a product teaches nothing; one confirmed photo of each does."""
    finish(workspace.import_products(loud_shop(pictures=1)))
    with pytest.raises(VitrineError):
        finish(workspace.teach())
    keys = [
        workspace.confirm(loud_photo(hit_number, 7), hit.product.id)
        for hit_number, hit in (
            (int(hit.product.sku.removeprefix("P-")), hit)
            for hit in workspace.catalogue.browse(limit=12)
        )
    ]
    report = finish(workspace.teach())
    assert (report.products, report.pictures, report.confirmations) == (12, 12, 12)
    for key in keys:
        workspace.unconfirm(key)
    with pytest.raises(VitrineError):
        finish(workspace.teach())


def test_the_same_photo_confirmed_twice_counts_once(
    workspace: Workspace, loud_shop: Callable[..., Path], loud_photo: Photo, finish: Finish
) -> None:
    finish(workspace.import_products(loud_shop(products=2, pictures=1)))
    first, second = (hit.product.id for hit in workspace.catalogue.browse(limit=2))
    photo = loud_photo(0, 7)
    assert workspace.confirm(photo, first) == workspace.confirm(photo, second)
    with pytest.raises(KeyError):
        workspace.confirm(photo, 4711)
    with pytest.raises(VitrineError):
        workspace.confirm(b"no photo", first)


def test_a_cancelled_teaching_leaves_all_as_it_was(taught: Workspace) -> None:
    before = taught.teaching_state()
    job = taught.teach()
    for _ in range(10):
        next(job)
    job.close()
    assert taught.teaching_state() == before


def test_a_cancelled_switch_leaves_all_as_it_was(
    taught: Workspace, loud_photo: Photo, finish: Finish
) -> None:
    photo = loud_photo(3, NEW_GROUND)
    before = cosines(taught.identify(photo))
    job = taught.switch_teaching(on=True)
    next(job)
    job.close()
    state = taught.teaching_state()
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
def test_what_cannot_be_used_is_passed_over(
    harm: str, taught: Workspace, loud_photo: Photo, finish: Finish, open_workspace: OpenWorkspace
) -> None:
    photo = loud_photo(3, NEW_GROUND)
    plain = cosines(taught.identify(photo))
    finish(taught.switch_teaching(on=True))
    assert cosines(taught.identify(photo)) != plain
    folder = taught.status().location
    taught.close()
    with sqlite3.connect(Path(folder) / DATABASE_NAME) as connection:
        connection.execute(harm)
    connection.close()

    again = open_workspace()
    assert cosines(again.identify(photo)) == plain
    with pytest.raises(VitrineError, match="Nothing was learnt"):
        finish(again.switch_teaching(on=True))


def test_the_space_of_another_models_vectors_is_passed_over(
    taught: Workspace, loud_photo: Photo, finish: Finish, open_workspace: OpenWorkspace
) -> None:
    """The bytes are whole, but were learnt for another model than their row says."""
    photo = loud_photo(3, NEW_GROUND)
    plain = cosines(taught.identify(photo))
    model = taught._embedder.card.sha256
    metric = taught.catalogue.store.metrics.latest(model)
    assert metric is not None
    other = taught.catalogue.store.metrics.put("another model", metric.metric, metric.report)
    taught.catalogue.store.metrics.activate("another model", other)
    taught.close()
    assert cosines(open_workspace().identify(photo)) == plain


def test_files_of_a_former_teaching_go(
    taught: Workspace, finish: Finish, open_workspace: OpenWorkspace
) -> None:
    finish(taught.switch_teaching(on=True))
    finish(taught.teach())
    assert index_files(taught) == {"", "learnt-1"}
    finish(taught.switch_teaching(on=True))
    taught.close()
    assert index_files(open_workspace()) == {"", "learnt-2"}


@pytest.mark.parametrize("measure", ["cosine", "euclidean"])
def test_a_measure_may_be_asked_for_by_name(
    measure: str,
    taught: Workspace,
    loud_photo: Photo,
    finish: Finish,
    open_workspace: OpenWorkspace,
) -> None:
    photo = loud_photo(3, NEW_GROUND)
    plain = cosines(taught.identify(photo))
    finish(taught.switch_teaching(on=True))
    taught.close()
    assert cosines(open_workspace(measure=measure).identify(photo)) == plain


def test_mahalanobis_distance_has_to_be_learnt(
    taught: Workspace, loud_photo: Photo, open_workspace: OpenWorkspace, tmp_path: Path
) -> None:
    taught.close()
    workspace = open_workspace(measure="mahalanobis")
    hits = workspace.identify(loud_photo(3, NEW_GROUND), top=12).hits
    assert hits[0].product.sku == "P-3"
    scores = [score for _, score in cosines(workspace.identify(loud_photo(3, NEW_GROUND), top=12))]
    assert scores == sorted(scores, reverse=True)
    assert all(-1 <= score <= 1 for score in scores)
    with pytest.raises(VitrineError, match="has to be learnt"):
        open_workspace(tmp_path / "never taught", measure="mahalanobis")


@pytest.mark.parametrize(("pictures", "is_fitted"), [(2, False), (8, True)])
def test_a_few_pictures_a_product_do_not_say_how_far_hits_can_be_trusted(
    workspace: Workspace,
    loud_shop: Callable[..., Path],
    finish: Finish,
    pictures: int,
    is_fitted: bool,
) -> None:
    finish(workspace.import_products(loud_shop(pictures=pictures)))
    finish(workspace.teach())
    with sqlite3.connect(Path(workspace.status().location) / DATABASE_NAME) as database:
        ((kept,),) = database.execute("SELECT calibration FROM teachings")
    shipped = load_card(paths.model_card("")).calibration
    assert (Calibration.from_fields(json.loads(kept)) != shipped) is is_fitted
