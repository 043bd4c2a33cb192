"""Measure how the accuracy grows while a counter corrects wrong answers.

python -m benchmarks.corrections --data FOLDER

FOLDER holds ``grocery``, see ``datasets/labelled_photos.py``. The catalogue has the 81 studio
pictures. Photos of ``train`` in random order are the customers: each is identified, and the
clerk chooses the right product, as on the counter page; the program decides what it keeps.
When the page would propose to learn, the clerk agrees, and what was learned is used if the
measurement advises it. After some customers the photos of ``val`` are identified; nothing is
kept of them. The level to reach is that of a catalogue with all photos of ``train``.

Prints the accuracies, and writes them with a plot to the folder that ``--out`` names. What is
measured is kept there: a run that was interrupted goes on with the next catalogue.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.accuracy_plot import write_plot
from datasets.labelled_photos import LabelledPhoto, grocery_photos, studio_pictures
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app.domain.answer import Answer
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.counter.capture_search import identify_capture
from desktop_app.engine.counter.corrections import Choice
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.picture_decoding import read_photo

_CUSTOMERS = 800
_CHECKPOINTS = (0, 50, 100, 200, 300, 400, 600, 800)
# Number of customers over which their own accuracy is averaged.
_WINDOW = 100


def main() -> None:
    """Measure, print and plot."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--customers", type=int, default=_CUSTOMERS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("build/corrections"))
    arguments = parser.parse_args()
    folder, out = arguments.data / "grocery", arguments.out
    out.mkdir(parents=True, exist_ok=True)
    measured = out / f"counter-{arguments.customers}-{arguments.seed}.json"
    if not measured.exists():
        result = serve_customers(folder, arguments.customers, arguments.seed)
        measured.write_text(json.dumps(result), encoding="utf-8")
    everything = out / "all-photos.json"
    if not everything.exists():
        everything.write_text(json.dumps(all_photos_level(folder)), encoding="utf-8")
    counter, level = (
        json.loads(file.read_text(encoding="utf-8")) for file in (measured, everything)
    )
    report(counter, level, out / "corrections.svg")


def serve_customers(folder: Path, count: int, seed: int) -> dict[str, Any]:
    """Serve customers with a catalogue of studio pictures, and return what was measured."""
    customers = grocery_photos(folder, "train")
    random.Random(seed).shuffle(customers)
    queries = grocery_photos(folder, "val")
    checkpoints, learned, is_right = [], [], []
    kinds: Counter[str] = Counter()
    with open_photo_catalogue(studio_pictures(folder), "") as workspace:
        ids = workspace.catalogue.store.products.ids_by_sku([one.product for one in customers])
        for number, customer in enumerate(customers[: count + 1]):
            if number in _CHECKPOINTS or number == count:
                checkpoints.append((number, *accuracy(workspace, queries)))
                print(f"{number} customers: top-1 {checkpoints[-1][1]:.3f}", flush=True)
            answer, kind = serve(workspace, customer, ids[customer.product])
            is_right.append(answer.hits[0].product.sku == customer.product)
            kinds[kind] += 1
            if workspace.learning().is_worthwhile():
                learned.append((number + 1, learn(workspace)))
                print(f"{number + 1} customers: learned, used: {learned[-1][1]}", flush=True)
    return {
        "checkpoints": checkpoints,
        "learned": learned,
        "is_right": is_right[:count],
        "kinds": kinds,
    }


def serve(workspace: Workspace, customer: LabelledPhoto, product_id: int) -> tuple[Answer, str]:
    """Identify a photo and choose the right product; return the answer and what was kept."""
    pixels = read_photo(customer.file).pixels
    answer = identify_capture(workspace, pixels, None).shown
    first_id = answer.hits[0].product.id if answer.hits else None
    choice = Choice(product_id, first_id, answer.verdict)
    kept = workspace.corrections().keep(pixels, WHOLE_PHOTO, choice)
    return answer, choice.kind if kept else "none"


def learn(workspace: Workspace) -> bool:
    """Learn, and use what was learned if that is advised; return whether it is."""
    learning = workspace.learning()
    advised = finish(learning.teach()).advised
    if advised:
        finish(learning.switch_teaching(on=True))
    return advised


def accuracy(workspace: Workspace, queries: list[LabelledPhoto]) -> tuple[float, float, float]:
    """Return top-1, the share of the verdict match, and the accuracy of these."""
    right, sure = [], []
    for query in queries:
        answer = identify_capture(workspace, read_photo(query.file).pixels, None).shown
        right.append(answer.hits[0].product.sku == query.product)
        sure.append(answer.verdict == "match")
    of_sure = np.array(right)[np.array(sure)]
    return (
        float(np.mean(right)),
        float(np.mean(sure)),
        float(np.mean(of_sure) if of_sure.size else 1.0),
    )


def all_photos_level(folder: Path) -> dict[str, Any]:
    """Measure a catalogue that has all photos of ``train``, also after learning from it."""
    photos = [*studio_pictures(folder), *grocery_photos(folder, "train")]
    queries = grocery_photos(folder, "val")
    with open_photo_catalogue(photos, "") as workspace:
        levels = [accuracy(workspace, queries)]
        is_advised = learn(workspace)
        if is_advised:
            levels.append(accuracy(workspace, queries))
    return {"levels": levels, "is_advised": is_advised}


def report(counter: dict[str, Any], level: dict[str, Any], plot: Path) -> None:
    """Print the figures and draw the plot."""
    reached = [(number, top1) for number, top1, _, _ in counter["checkpoints"]]
    best = max(top1 for top1, _, _ in level["levels"])
    right = np.array(counter["is_right"], float)
    own = [
        (end, float(right[max(0, end - _WINDOW) : end].mean()))
        for end in range(_WINDOW, len(right) + 1, 10)
    ]
    print("\ncustomers: top-1 of val, share of match, accuracy of match")
    for number, top1, sure, of_sure in counter["checkpoints"]:
        print(f"{number:5}: {top1:.3f} {sure:.3f} {of_sure:.3f}")
    for number, is_used in counter["learned"]:
        print(f"learned after {number} customers, {'used' if is_used else 'not used'}")
    print("kept:", ", ".join(f"{name} {n}" for name, n in sorted(counter["kinds"].items())))
    for name, (top1, sure, of_sure) in zip(("", " learned"), level["levels"], strict=False):
        print(f"all photos{name}: {top1:.3f} {sure:.3f} {of_sure:.3f}")
    print(f"difference to the best: {100 * (reached[-1][1] - best):+.1f} points")
    curves = {"val photos": reached, f"customers, last {_WINDOW}": own}
    marks = [number for number, _ in counter["learned"]]
    write_plot(plot, curves, {"all photos": best}, marks, x_title="customers (dotted: learned)")
    print(plot)


if __name__ == "__main__":
    main()
