"""Plot the loss curves of a run, from ``curve.jsonl`` to ``curve.png``.

python -m training.curves --run FOLDER
"""

import argparse
import json
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

mpl.use("Agg")


def main() -> None:
    """Plot every loss over the steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--run", type=Path, required=True, help="folder of a run")
    folder: Path = parser.parse_args().run
    lines = (folder / "curve.jsonl").read_text(encoding="utf-8").splitlines()
    points = [json.loads(line) for line in lines]
    names = [name for name in points[0] if name not in ("step", "seconds_a_step")]
    figure, axes = plt.subplots(len(names), sharex=True, figsize=(8, 2 * len(names)))
    for axis, name in zip(axes, names, strict=True):
        axis.plot([p["step"] for p in points], [p.get(name) for p in points])
        axis.set_ylabel(name)
        axis.grid(alpha=0.3)
    axes[-1].set_xlabel("step")
    figure.tight_layout()
    figure.savefig(folder / "curve.png", dpi=110)


if __name__ == "__main__":
    main()
