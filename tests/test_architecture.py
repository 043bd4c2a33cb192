"""Which libraries are loaded when; ``lint-imports`` checks the imports between packages."""

import re
import subprocess
import sys
from pathlib import Path

_HEAVY = ["cv2", "onnxruntime", "faiss", "hnswlib", "sqlite_utils", "PIL", "python_calamine"]


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)


def test_the_engine_runs_without_qt() -> None:
    result = _run(
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "import desktop_app.engine.workspace, desktop_app.cli, desktop_app.engine.diagnostics\n"
    )
    assert result.returncode == 0, result.stderr


def test_the_engine_runs_without_sqlite() -> None:
    result = _run(
        "import sys\n"
        "sys.modules['sqlite3'] = sys.modules['sqlite_utils'] = None\n"
        "import desktop_app.engine.workspace, desktop_app.engine.diagnostics\n"
    )
    assert result.returncode == 0, result.stderr


def test_the_window_is_built_before_any_heavy_library_is_loaded() -> None:
    result = _run(
        "import sys\n"
        "import desktop_app.app, desktop_app.ui.shell.main_window\n"
        f"loaded = [name for name in {_HEAVY!r} if name in sys.modules]\n"
        "assert not loaded, loaded\n"
    )
    assert result.returncode == 0, result.stderr


def test_importing_the_package_starts_nothing() -> None:
    result = _run("import sys, desktop_app\nassert 'numpy' not in sys.modules\n")
    assert result.returncode == 0, result.stderr


def test_only_the_program_itself_imports_a_page() -> None:
    window = Path(__file__).parents[1] / "desktop_app" / "ui"
    pages = {
        file.parent.name
        for file in window.glob("*/page.py")
        if file.parent.name != "shell"  # the base class of the pages
    }
    assert {"find", "audit"} <= pages
    imports = re.compile(r"^\s*(?:from|import) desktop_app\.ui\.(\w+)", re.MULTILINE)
    wrong = [
        f"{file.relative_to(window)} imports {name}"
        for file in window.rglob("*.py")
        for name in imports.findall(file.read_text(encoding="utf-8"))
        if name in pages and file.relative_to(window).parts[0] != name
    ]
    assert wrong == []
