"""``vitrine --version``."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import __version__, source_commit
from desktop_app.cli import main


def version_line(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["--version"]) == 0
    return capsys.readouterr().out


def record(folder: Path, commit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a commit as a build does."""
    (folder / source_commit.FILE_NAME).write_text(f"{commit}\n", encoding="ascii")
    monkeypatch.setattr(source_commit, "__file__", str(folder / "source_commit.py"))


def test_it_tells_program_commit_and_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(tmp_path, "0123456789ab", monkeypatch)
    line = version_line(capsys)
    assert line == f"vitrine {__version__}, commit 0123456789ab, model vitrine-shop 1\n"


def test_without_git_the_commit_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert version_line(capsys) == f"vitrine {__version__}, model vitrine-shop 1\n"


def test_a_missing_model_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(tmp_path, "0123456789ab", monkeypatch)
    monkeypatch.setattr("desktop_app.paths.models_folder", lambda: tmp_path)
    assert version_line(capsys) == f"vitrine {__version__}, commit 0123456789ab\n"


def test_the_commit_of_a_checkout_is_that_of_git(tmp_path: Path) -> None:
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "-m", "First"], check=True)
    found = source_commit._commit_of_checkout(tmp_path)
    assert re.fullmatch("[0-9a-f]{12}", found)


def test_no_heavy_library_is_read() -> None:
    code = (
        "import sys; from desktop_app.cli.version import version_line; version_line();"
        "assert not {'cv2', 'numpy', 'onnxruntime', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=Path(source_commit.__file__).parents[1]
    )
