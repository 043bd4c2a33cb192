"""``vitrine search``."""

import subprocess
import sys

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson


def test_each_product_is_a_line_of_json(catalogue: str, printed_json: ReadJson) -> None:
    assert main(["search", "product 3", "--catalog", catalogue, "--json"]) == 0
    (found,) = printed_json()
    assert found.keys() == {"sku", "name", "score"}
    assert (found["sku"], found["name"]) == ("P-3", "Product 3")
    assert 0 < found["score"] <= 1


def test_a_sku_comes_first_and_the_number_is_limited(
    catalogue: str, printed_json: ReadJson
) -> None:
    assert main(["search", "P", "--catalog", catalogue, "--top", "2", "--json"]) == 0
    assert len(printed_json()) == 2
    assert main(["search", "ｐ-4", "--catalog", catalogue, "--json"]) == 0
    assert (printed_json()[0]["sku"], printed_json()[:0]) == ("P-4", [])


def test_products_are_printed_for_people(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "3", "product", "--catalog", catalogue]) == 0
    assert "P-3  Product 3" in capsys.readouterr().out
    assert main(["search", "qwertz", "--catalog", catalogue]) == 0
    assert capsys.readouterr().out == "no product matches\n"


def test_a_missing_catalogue_is_an_error(tmp_path: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["search", "boot", "--catalog", f"{tmp_path}/none", "--json"]
    assert main(command) == ExitStatus.INPUT_ERROR
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "There is no catalogue" in printed.err


def test_no_model_is_loaded(catalogue: str) -> None:
    script = (
        "import sys; from desktop_app.cli import main; "
        f"main(['search', 'product', '--catalog', {catalogue!r}]); "
        "print([m for m in ('cv2', 'onnxruntime', 'faiss', 'hnswlib', 'PySide6', 'pypinyin') "
        "if m in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert printed.stdout.splitlines()[-1] == "[]", printed.stderr
