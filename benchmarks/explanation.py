"""Measure how long the explanation of a hit takes, and what it shows.

python -m benchmarks.explanation

The photos of the sample are identified, and the first hit of each is explained: by matching
points where there are enough, else by an occlusion map. The CPU time, of all cores together,
does not depend on other programs.
"""

import tempfile
import time
from pathlib import Path

import numpy as np

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish


def main() -> None:
    """Explain the first hit of each photo and print the times."""
    points: list[int] = []
    times: dict[str, list[tuple[float, float]]] = {"points": [], "map": []}
    with tempfile.TemporaryDirectory(prefix="vitrine-benchmark-") as folder:
        store = open_catalogue(
            Path(folder) / "sample", actor=Actor.local(), template=paths.sample_template()
        )
        workspace = finish(Workspace.open(store, paths.model_card(""), device="cpu"))
        for photo in sorted((paths.sample_folder() / "queries").glob("*.jpg")):
            answer = workspace.identify(photo)
            assert answer.photo is not None
            start_s, start_cpu_s = time.perf_counter(), time.process_time()
            found = finish(workspace.explain(answer.photo, WHOLE_PHOTO, answer.hits[0]))
            spent = time.perf_counter() - start_s, time.process_time() - start_cpu_s
            times["map" if found.points is None else "points"].append(spent)
            if found.points is not None:
                points.append(len(found.points.photo_points))
        workspace.close()
    print(f"explained by points: {len(points)}, {np.median(points):.0f} of them at the median")
    for name, spent_s in times.items():
        wall_ms, cpu_ms = 1000 * np.percentile(np.array(spent_s), [50, 95], axis=0).T
        print(
            f"{name}: {len(spent_s)} hits, p50 {wall_ms[0]:.0f} ms, p95 {wall_ms[1]:.0f} ms; "
            f"CPU time {cpu_ms[0]:.0f}, {cpu_ms[1]:.0f} ms"
        )


if __name__ == "__main__":
    main()
