"""Test of the bundle: ``python -m tools.bundle.smoke_test dist/vitrine/vitrine``.

Runs the functions of the program that need the libraries in the bundle, and compares what is
printed with what the program prints in this environment. Measures the size and the start.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from desktop_app import paths
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from tools.bundle import smoke_files
from tools.bundle.bundle_contents import SIZE_LIMIT_MB
from tools.bundle.installation import Installation
from tools.bundle.virtual_screen import virtual_screen

_STARTS: Final = 5
_WINDOW_S: Final = 5
_SCORE_TOLERANCE: Final = 0.02
_ROOT: Final = Path(__file__).parents[2]


def main() -> None:
    """Run all checks; the first one that fails ends the test with an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path, help="the program to test")
    parser.add_argument("--root", type=Path, help="run it in this root of a system (as root)")
    parser.add_argument("--max-start-s", type=float, default=2.0, help="longest start (2)")
    parser.add_argument("--max-mb", type=int, default=SIZE_LIMIT_MB, help="largest bundle")
    options = parser.parse_args()
    root: Path | None = options.root
    temporary = None if root is None else root / "tmp"
    needs_screen = sys.platform == "linux"
    with (
        tempfile.TemporaryDirectory(dir=temporary) as folder,
        virtual_screen()
        if needs_screen
        else nullcontext({"QT_QPA_PLATFORM": "offscreen"}) as screen,
    ):
        program = options.program.resolve() if root is None else options.program
        tested = Installation([str(program)], Path(folder), root, screen)
        own = Installation([sys.executable, "-m", "desktop_app"], Path(folder), None, screen)
        checks: Sequence[tuple[str, Callable[[], str]]] = (
            ("size", lambda: check_size(tested.bundle(), options.max_mb)),
            ("libraries", lambda: check_libraries(tested)),
            ("version", lambda: tested.run("--version").strip()),
            ("doctor", lambda: check_doctor(tested)),
            ("start", lambda: check_start(tested, options.max_start_s)),
            ("recognition", lambda: check_recognition(tested, own, Path(folder))),
            ("large index", lambda: check_lists(tested, Path(folder))),
            ("import", lambda: check_import(tested, Path(folder))),
            ("videos", lambda: check_videos(tested, Path(folder))),
            ("window", lambda: check_window(tested, options.max_start_s)),
        )
        for name, check in checks:
            print(f"{name}: {check()}", flush=True)


def check_size(bundle: Path, max_mb: int) -> str:
    """Compare the size on disk with its limit."""
    files = [path.lstat() for path in bundle.rglob("*")]
    total = sum(getattr(found, "st_blocks", found.st_size / 512) * 512 for found in files)
    megabytes = total / 2**20
    _require(megabytes <= max_mb, f"{megabytes:.0f} MB are more than {max_mb}")
    return f"{megabytes:.0f} MB"


def check_libraries(tested: Installation) -> str:
    """Look for libraries that are not in the root, or try the one that replaces OpenBLAS."""
    if sys.platform != "linux":
        return "not checked on this system"
    if tested.root is None:
        command = [sys.executable, "-m", "tools.bundle.linear_algebra", str(tested.bundle())]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    libraries = [path for path in tested.bundle().rglob("*.so*") if not path.is_symlink()]
    report = tested.run_system("ldd", *map(tested.inside, libraries))
    # Libraries in the bundle are found by the search paths of the program that loads them.
    bundled = {path.name for path in libraries}
    lacking = {line.split()[0] for line in report.splitlines() if "not found" in line}
    _require(lacking <= bundled, f"missing libraries: {sorted(lacking - bundled)}")
    return f"all that {len(libraries)} libraries need"


def check_doctor(tested: Installation) -> str:
    """Expect no problem."""
    (report,) = tested.run_json("doctor")
    _require(report["bundle"] is True, "this is no bundle")
    _require(report["problems"] == [], f"problems: {report['problems']}")
    return f"model {report['model']['name']}, label reader {report['versions']['rapidocr']}"


def check_start(tested: Installation, max_s: float) -> str:
    """Measure the time to the first output; the first start fills the disk's cache."""
    times = []
    for _ in range(_STARTS):
        started = time.perf_counter()
        tested.run("--version")
        times.append(time.perf_counter() - started)
    seconds = statistics.median(times[1:])
    _require(seconds <= max_s, f"{seconds:.2f} s are more than {max_s}")
    return f"{seconds:.2f} s to the first output (median of {_STARTS - 1})"


def check_recognition(tested: Installation, own: Installation, folder: Path) -> str:
    """Compare answers, counts and texts on labels with those of this environment."""
    catalogue = folder / "sample"
    unpack(paths.sample_template(), catalogue)
    sample = folder / "photos"
    shutil.copytree(paths.sample_folder() / "queries", sample / "queries")
    shutil.copytree(paths.sample_folder() / "scenes", sample / "scenes")
    photos = sorted((sample / "queries").glob("*.jpg"))[:4]
    scene = min((sample / "scenes").glob("*.jpg"))
    answers = _both(tested, own, "identify", photos, catalogue)
    for answer, expected in zip(*answers, strict=True):
        _require_same_answer(answer, expected)
    counts = _both(tested, own, "count", [scene], catalogue)
    found, expected = ([(item["sku"], item["count"]) for item in one[0]["items"]] for one in counts)
    _require(found == expected, f"counted {found} instead of {expected}")
    labels = sum(bool(hit["evidence"].get("label")) for one in answers[0] for hit in one["hits"])
    _require(labels > 0, "no label was read")
    return f"{len(photos)} answers, {len(found)} counted products and {labels} labels as expected"


def _both(
    tested: Installation, own: Installation, command: str, photos: Sequence[Path], catalogue: Path
) -> tuple[list[Any], list[Any]]:
    tested_answers, own_answers = (
        one.run_json(command, *map(one.inside, photos), "--catalog", one.inside(catalogue))
        for one in (tested, own)
    )
    return tested_answers, own_answers


def _require_same_answer(answer: Any, expected: Any) -> None:
    _require(answer["verdict"] == expected["verdict"], f"{answer} instead of {expected}")
    for hit, other in zip(answer["hits"][:1], expected["hits"][:1], strict=True):
        is_same = hit["sku"] == other["sku"]
        is_near = abs(hit["score"] - other["score"]) <= _SCORE_TOLERANCE
        _require(is_same and is_near, f"{hit} instead of {other}")


def check_lists(tested: Installation, folder: Path) -> str:
    """Search with the index of large catalogues, which finds the same product."""
    catalogue = folder / "lists"
    unpack(paths.sample_template(), catalogue)
    photo = min((folder / "photos" / "queries").glob("*.jpg"))
    arguments = (tested.inside(photo), "--catalog", tested.inside(catalogue))
    with_lists = replace(tested, screen={**tested.screen, "VITRINE_INDEX": "ivf"})
    (answer,) = with_lists.run_json("identify", *arguments)
    (report,) = with_lists.run_json("doctor", *arguments[1:])
    _require(report["index"]["kind"] == "ivf", f"the index is {report['index']}")
    (expected,) = tested.run_json("identify", *arguments)
    _require_same_answer(answer, expected)
    return "the same answer with inverted lists"


def check_import(tested: Installation, folder: Path) -> str:
    """Import a workbook with a picture of each format, and read the catalogue again."""
    table = smoke_files.write_workbook(folder / "shop", _ROOT / "tests/vision/data/rotated.heic")
    catalogue = tested.inside(folder / "imported")
    (report,) = tested.run_json("import", tested.inside(table), "--catalog", catalogue)
    formats = len(smoke_files.FORMATS)
    got = (report["added"], report["pictures"], report["rejected"])
    _require(got == (formats, formats, []), f"{report}")
    found = tested.run_json("search", "绿茶", "--catalog", catalogue)
    _require(len(found) == 1, f"a product was searched, found were {found}")
    exported = folder / "exported.xlsx"
    tested.run("export", "--catalog", catalogue, "--out", tested.inside(exported))
    _require(exported.stat().st_size > 0, "nothing was exported")
    return f"a workbook with {formats} pictures: {', '.join(smoke_files.FORMATS)}"


def check_videos(tested: Installation, folder: Path) -> str:
    """Read a frame of a video in each format that this environment can write."""
    videos = smoke_files.write_videos(folder)
    expected = {"width": smoke_files.VIDEO_SIZE_PX[0], "height": smoke_files.VIDEO_SIZE_PX[1]}
    for video in videos:
        (report,) = tested.run_json("doctor", "--camera", tested.inside(video))
        _require(report.get("picture of the camera") == expected, f"{video.name}: {report}")
    _require(bool(videos), "no video could be written")
    return ", ".join(video.name for video in videos)


def check_window(tested: Installation, max_s: float) -> str:
    """Show the window for five seconds, and measure the time until it is painted."""
    times = [tested.time_to_window(close_after_s=0) for _ in range(_STARTS)]
    seconds = statistics.median(times[1:])
    _require(seconds <= max_s, f"{seconds:.2f} s are more than {max_s}")
    tested.time_to_window(close_after_s=_WINDOW_S)
    return f"painted after {seconds:.2f} s (median of {_STARTS - 1}), open for {_WINDOW_S} s"


def _require(is_met: bool, failure: str) -> None:
    if not is_met:
        raise SystemExit(f"smoke test failed: {failure}")


if __name__ == "__main__":
    main()
