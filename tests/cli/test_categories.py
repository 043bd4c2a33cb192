"""``vitrine categories``."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.actor import ACTOR
from tests.cli.conftest import ReadJson


@pytest.fixture
def sample(tmp_path: Path) -> str:
    """Return the folder of the sample catalogue, in which some products have no category."""
    store = open_catalogue(tmp_path / "sample", actor=ACTOR, template=paths.sample_template())
    ids = store.products.ids()[::40]
    store.products.update({number: {"category": ""} for number in ids})
    store.close()
    return str(tmp_path / "sample")


def categories_of(folder: str) -> dict[str, str]:
    store = open_catalogue(Path(folder), actor=ACTOR, create=False)
    try:
        return {one.sku: one.category for one in store.products.get(store.products.ids()).values()}
    finally:
        store.close()


def test_proposals_are_listed_and_nothing_is_changed(
    sample: str, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    before = categories_of(sample)
    assert main(["categories", "--catalog", sample, "--json"]) == 0
    listed = printed_json()
    assert {*listed[0]} == {"sku", "name", "category", "proposed", "probability"}
    probabilities = [one["probability"] for one in listed]
    assert probabilities == sorted(probabilities, reverse=True)
    assert probabilities[-1] >= 0.2
    assert {one["sku"] for one in listed if not one["category"]} <= {
        sku for sku, category in before.items() if not category
    }
    assert categories_of(sample) == before
    assert main(["categories", "--catalog", sample, "--min-probability", "0.9"]) == 0
    printed = capsys.readouterr().out
    assert "with a proposal" in printed


def test_probable_proposals_are_accepted_and_can_be_undone(
    sample: str, printed_json: ReadJson
) -> None:
    before = categories_of(sample)
    assert main(["categories", "--catalog", sample, "--apply", "--json"]) == 0
    accepted = printed_json()
    assert len(accepted) >= 2
    assert all(one["probability"] >= 0.9 for one in accepted)
    after = categories_of(sample)
    assert {sku: after[sku] for sku in after if after[sku] != before[sku]} == {
        one["sku"]: one["proposed"] for one in accepted
    }


@pytest.mark.parametrize("limit", ["1.5", "-1", "nan", "high"])
def test_a_probability_is_a_number_from_0_to_1(limit: str, sample: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(["categories", "--catalog", sample, f"--min-probability={limit}"])
    assert end.value.code == ExitStatus.USAGE_ERROR


def test_a_catalogue_without_examples_is_an_input_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "shop"
    store = open_catalogue(folder, actor=ACTOR)
    store.products.add({"A": {}})
    store.close()
    assert main(["categories", "--catalog", str(folder), "--json"]) == ExitStatus.INPUT_ERROR
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Too few products have a category" in printed.err
