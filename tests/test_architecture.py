"""Which libraries are loaded when; ``lint-imports`` checks the imports between packages."""

import subprocess
import sys

_HEAVY = ["cv2", "onnxruntime", "hnswlib", "sqlite_utils", "PIL", "python_calamine"]


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
