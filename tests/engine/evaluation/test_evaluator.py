"""An evaluation identifies photos with the real model and calculates metrics."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from desktop_app.engine.evaluation.summary import Evaluation
from desktop_app.engine.workspace import Workspace
from tests.conftest import DrawPicture

Finish = Callable[[Any], Any]
Evaluate = Callable[[Sequence[tuple[str, str]]], Evaluation]


@pytest.fixture
def write_queries(shop_table: Path) -> Callable[[Sequence[tuple[str, str]]], Path]:
    """Return a function that writes a table of queries: pictures of the shop and SKUs."""

    def write(rows: Sequence[tuple[str, str]]) -> Path:
        file = shop_table.parent / "queries.csv"
        lines = ["photo,sku", *(f"pictures/{photo},{sku}" for photo, sku in rows)]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    return write


@pytest.fixture
def evaluate(shop: Workspace, write_queries: Any, finish: Finish) -> Evaluate:
    def evaluate_(rows: Sequence[tuple[str, str]]) -> Evaluation:
        evaluation: Evaluation = finish(shop.evaluate(write_queries(rows)))
        return evaluation

    return evaluate_


def test_right_wrong_and_absent_products_are_counted(evaluate: Evaluate) -> None:
    """The photos are pictures of the catalogue; two have the SKU of another product."""
    evaluation = evaluate([("0.png", "P-0"), ("3.png", "P-3"), ("4.png", "P-2"), ("5.png", "")])
    summary = evaluation.summary
    assert (summary.n, summary.known, summary.absent) == (4, 3, 1)
    assert summary.top1 == pytest.approx(2 / 3)
    wrong = evaluation.outcomes[2]
    assert wrong.rank > 1
    assert summary.mrr == pytest.approx((2 + 1 / wrong.rank) / 3)
    assert summary.top1_category == pytest.approx(2 / 3)
    assert summary.confused == (("P-2", "P-4", 1),)
    assert summary.accuracy_at[-1] == 1.0
    *known, absent = (outcome.score for outcome in evaluation.outcomes)
    beaten = [(score > absent) + (score == absent) / 2 for score in known]
    assert summary.auroc == pytest.approx(sum(beaten) / 3)
    assert summary.false_accept_at_95 == (absent >= min(known))
    assert summary.threshold_at_95 == min(known)
    assert sum(given.n for given in summary.verdicts) == 4
    assert summary.ms.p95 is not None
    assert summary.ms.p50 is not None
    assert summary.ms.p95 >= summary.ms.p50 > 0


def test_mistakes_have_thumbnails(evaluate: Evaluate) -> None:
    first, second = evaluate([("4.png", "P-2"), ("5.png", ""), ("0.png", "P-0")]).mistakes
    assert {first.outcome.sku, second.outcome.sku} == {"P-2", ""}
    known, absent = (first, second) if first.outcome.sku else (second, first)
    assert known.outcome.product is not None
    assert known.outcome.product.name == "Product 2"
    assert all((picture or b"").startswith(b"\xff\xd8") for picture in _pictures(known))
    assert (absent.outcome.product, absent.right) == (None, None)


def _pictures(mistake: Any) -> list[bytes | None]:
    return [mistake.photo, mistake.hit, mistake.right]


def test_pictures_of_the_catalogue_are_counted(
    evaluate: Evaluate, shop_table: Path, draw_picture: DrawPicture
) -> None:
    draw_picture(shop_table.parent / "pictures" / "smaller.png", 1, side_px=90)
    assert evaluate([("smaller.png", "P-1")]).summary.copies == 0
    assert evaluate([("1.png", "P-1"), ("2.png", ""), ("smaller.png", "P-1")]).summary.copies == 2


def test_measures_are_compared_over_photos_of_known_products(evaluate: Evaluate) -> None:
    cosine, euclidean = evaluate([("0.png", "P-0"), ("1.png", "P-1"), ("5.png", "")]).comparison
    assert (cosine.name, cosine.top1, cosine.mrr) == ("cosine", 1.0, 1.0)
    assert (euclidean.name, euclidean.top1, euclidean.mrr) == ("euclidean", 1.0, 1.0)


def test_comparing_measures_is_optional(
    shop: Workspace, write_queries: Any, finish: Finish
) -> None:
    table = write_queries([("0.png", "P-0")])
    assert finish(shop.evaluate(table, measures=())).comparison == ()


def test_an_unusable_line_is_rejected(
    evaluate: Evaluate, shop_table: Path, draw_picture: DrawPicture
) -> None:
    (shop_table.parent / "pictures" / "text.png").write_text("not a picture")
    evaluation = evaluate(
        [("gone.png", "P-0"), ("text.png", "P-0"), ("0.png", "P-77"), ("0.png", "P-0")]
    )
    assert [rejection.line for rejection in evaluation.rejected] == [2, 3, 4]
    gone, text, unknown = (str(rejection.reason) for rejection in evaluation.rejected)
    assert "gone.png" in gone
    assert "text.png" in text
    assert unknown == "The catalogue has no product P-77."
    assert evaluation.summary.n == 1


def test_only_absent_products(evaluate: Evaluate) -> None:
    evaluation = evaluate([("0.png", ""), ("1.png", "")])
    summary = evaluation.summary
    assert (summary.known, summary.absent) == (0, 2)
    undefined = (summary.top1, summary.top5, summary.mrr, summary.auroc)
    assert {*undefined, summary.false_accept_at_95, summary.category_accuracy} == {None}
    # Every hit is wrong, so that the calibration error equals the score.
    assert summary.ece == pytest.approx(sum(o.score for o in evaluation.outcomes) / 2)
    assert summary.categories == ()


def test_a_single_photo(evaluate: Evaluate) -> None:
    summary = evaluate([("0.png", "P-0")]).summary
    assert (summary.top1, summary.top5, summary.mrr) == (1.0, 1.0, 1.0)
    assert (summary.auroc, summary.false_accept_at_95) == (None, None)
    assert summary.ms.p50 == summary.ms.p95


def test_without_usable_lines_metrics_are_undefined(evaluate: Evaluate) -> None:
    evaluation = evaluate([("gone.png", "P-0")])
    assert evaluation.summary.n == 0
    assert evaluation.summary.ece is None
    assert evaluation.summary.ms.p50 is None
    assert evaluation.mistakes == ()
    assert evaluation.comparison == ()


def test_a_catalogue_without_pictures_finds_nothing(
    workspace: Workspace, shop_table: Path, finish: Finish
) -> None:
    file = shop_table.parent / "queries.csv"
    file.write_text("photo,sku\npictures/0.png,\n")
    summary = finish(workspace.evaluate(file)).summary
    assert summary.n == 1
    assert summary.ece is None


def test_a_cancelled_evaluation_leaves_the_workspace_usable(
    shop: Workspace, write_queries: Any, shop_table: Path
) -> None:
    job = shop.evaluate(write_queries([("0.png", "P-0"), ("1.png", "P-1"), ("2.png", "P-2")]))
    assert (next(job).done, next(job).done) == (0, 1)
    job.close()
    answer = shop.identify(shop_table.parent / "pictures" / "2.png")
    assert answer.hits[0].product.sku == "P-2"
