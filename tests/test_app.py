"""The window is painted before heavy imports, and Ctrl+C closes it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.settings import Settings, save_settings
from tests.actor import ACTOR

PAINTED = """
import sys
from PySide6.QtWidgets import QApplication
from pathlib import Path
from desktop_app import app
from desktop_app.settings import Settings
from desktop_app.ui.settings.preferences import Preferences

application = QApplication([])
home = Path(sys.argv[1])
window = app.build_window(application, Preferences(Settings(), home / "settings.toml"), home)
window.first_painted.connect(application.quit)
window.show()
application.exec()
heavy = "cv2 onnxruntime faiss hnswlib sqlite3 sqlite_utils PIL pi_heif python_calamine"
ui = [name for name in sys.modules if name.startswith("desktop_app.ui.")]
shown_later = [name for name in ui if name.endswith(("_dialog", "_dialogs", "_window", ".page"))
               and not name.startswith("desktop_app.ui.shell.")] + sorted(
    {"desktop_app.ui.shell.help_dialogs"} & set(ui))
print(sorted(set(heavy.split()) & set(sys.modules)) + shown_later)
window.close()
"""

INTERRUPTED = """
import os, signal, sys
from desktop_app import app
from desktop_app.settings import Settings
from desktop_app.ui.shell.main_window import MainWindow

def on_painted(window, *args, **kwargs):
    os.kill(os.getpid(), signal.SIGINT)

app._open_first = on_painted
sys.exit(app.run_window(Settings()))
"""

DEMO = """
import os, signal, sys
from PySide6.QtCore import QTimer
from desktop_app import cli
from desktop_app.ui.demo.demo_window import DemoWindow

start = DemoWindow.start

def start_and_interrupt(demo):
    start(demo)
    QTimer.singleShot(200, lambda: os.kill(os.getpid(), signal.SIGINT))

DemoWindow.start = start_and_interrupt
sys.exit(cli.main(["demo", "--catalog", sys.argv[1] + "/shop", "--camera", "none.avi"]))
"""

OPENED = """
import sys
from desktop_app import cli
from desktop_app.ui.shell.main_window import MainWindow

def print_and_close(window, mime):
    print(window.client.folder.name, [url.toLocalFile() for url in mime.urls()])
    window.close()

MainWindow.open_dropped = print_and_close
sys.exit(cli.main(["open", sys.argv[1] + "/photo.jpg"]))
"""

TRIAL = """
import sys
from desktop_app import cli
sys.exit(cli.main(["--sample", "--close-after", "0"]))
"""


def run(code: str, home: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, str(home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    done = run(PAINTED, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_an_interrupt_in_the_terminal_closes_the_window(tmp_path: Path) -> None:
    done = run(INTERRUPTED, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_is_used_once_the_catalogue_is_open(tmp_path: Path) -> None:
    open_catalogue(tmp_path / "shop", actor=ACTOR).close()
    save_settings(Settings(catalogue=str(tmp_path / "shop")), paths.settings_file())
    photo = tmp_path / "photo.jpg"
    photo.touch()
    done = run(OPENED, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == f"shop ['{photo}']"


def test_a_trial_reports_the_window_and_closes_it(tmp_path: Path) -> None:
    done = run(TRIAL, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("window painted\n")


def test_a_missing_display_is_reported(tmp_path: Path) -> None:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app"],
        env={name: value for name, value in os.environ.items() if name not in displays},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("vitrine: There is no display to show the window on; ")


@pytest.mark.parametrize("exists", [True, False])
def test_the_demo_writes_nothing_of_the_user(tmp_path: Path, exists: bool) -> None:
    if exists:
        open_catalogue(tmp_path / "shop", actor=ACTOR).close()
    before = {file.name for file in tmp_path.rglob("*") if file.is_file()}
    done = run(DEMO, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    written = {file.name for file in tmp_path.rglob("*") if file.is_file()} - before
    # A loaded model saves the index; a missing catalogue is not created. There is a log.
    assert {name for name in written if not name.startswith("index-")} <= {
        "catalog.sqlite-shm",
        "catalog.sqlite-wal",
        "vitrine.log",
    }
