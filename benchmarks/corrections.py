"""Measure how the accuracy grows while a counter corrects wrong answers.

python -m benchmarks.corrections --data FOLDER

FOLDER holds ``grocery``, see ``datasets/labelled_photos.py``. The catalogue has the 81 studio
pictures. Photos of ``train`` in random order are the customers: each is identified, and the
clerk chooses the right product, as on the counter page; the program decides what it keeps.
When the page would propose to learn, the clerk agrees, and what was learned is used if the
measurement advises it. After some customers the photos of ``val`` are identified; nothing is
kept of them. The level to reach is that of a catalogue with all photos of ``train``.

The shipped model was trained on ``train``, so that there is little to correct. Therefore the
same is measured with customers that the model has never seen: one half of ``val``, with the
other half to test, both ways.

Prints the accuracies, and writes them with plots to the folder that ``--out`` names. What is
measured is kept there: a run that was interrupted goes on with the next catalogue.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
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
_CHECKPOINTS = (0, 50, 100, 200, 400, 800)
_RUNS = ("train", "unseen-1", "unseen-2")
# Number of customers over which their own accuracy is averaged.
_WINDOW = 100

Photos = Sequence[LabelledPhoto]
Result = dict[str, Any]


def main() -> None:
    """Measure, print and plot."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--customers", type=int, default=_CUSTOMERS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--run", choices=_RUNS, nargs="*", default=_RUNS)
    parser.add_argument("--out", type=Path, default=Path("build/corrections"))
    arguments = parser.parse_args()
    folder, out = arguments.data / "grocery", arguments.out
    out.mkdir(parents=True, exist_ok=True)
    studio = studio_pictures(folder)
    train, val = (grocery_photos(folder, split) for split in ("train", "val"))
    for photos in (train, val):
        random.Random(arguments.seed).shuffle(photos)
    halves = val[: len(val) // 2], val[len(val) // 2 :]
    runs = {
        "train": (train[: arguments.customers], val, train),
        "unseen-1": (halves[0], halves[1], halves[0]),
        "unseen-2": (halves[1], halves[0], halves[1]),
    }
    for name in arguments.run:
        customers, tests, every = runs[name]
        stored = out / f"{name}-{len(customers)}-{arguments.seed}.json"
        counter = once(stored, lambda: serve_customers(studio, customers, tests))  # noqa: B023
        all_photos = out / f"{name}-all-{len(every)}.json"
        level = once(all_photos, lambda: all_photos_level([*studio, *every], tests))  # noqa: B023
        report(name, counter, level, out / f"{name}.svg")


def once(file: Path, measure: Callable[[], Result]) -> Result:
    """Return what was measured before, or measure it and write it to a file."""
    if not file.exists():
        file.write_text(json.dumps(measure()), encoding="utf-8")
    result: Result = json.loads(file.read_text(encoding="utf-8"))
    return result


def serve_customers(studio: Photos, customers: Photos, tests: Photos) -> Result:
    """Serve customers with a catalogue of studio pictures, and return what was measured."""
    checkpoints, learned, is_right = [], [], []
    kept: Counter[str] = Counter()
    with open_photo_catalogue(studio, "") as workspace:
        ids = workspace.catalogue.store.products.ids_by_sku([one.product for one in customers])
        for number in range(len(customers) + 1):
            if number in _CHECKPOINTS or number == len(customers):
                checkpoints.append((number, *accuracy(workspace, tests)))
                print(f"{number} customers: top-1 {checkpoints[-1][1]:.3f}", flush=True)
            for customer in customers[number : number + 1]:
                answer, kind = serve(workspace, customer, ids[customer.product])
                is_right.append(answer.hits[0].product.sku == customer.product)
                kept[kind] += 1
            if workspace.learning().is_worthwhile():
                learned.append((number + 1, learn(workspace)))
                print(f"{number + 1} customers: learned, used: {learned[-1][1]}", flush=True)
    return {"checkpoints": checkpoints, "learned": learned, "is_right": is_right, "kept": kept}


def serve(workspace: Workspace, customer: LabelledPhoto, product_id: int) -> tuple[Answer, str]:
    """Identify a photo and choose the right product; return the answer and why it was kept."""
    pixels = read_photo(customer.file).pixels
    answer = identify_capture(workspace, pixels, None).shown
    first_id = answer.hits[0].product.id if answer.hits else None
    choice = Choice(product_id, first_id, answer.verdict)
    key = workspace.corrections().keep(pixels, WHOLE_PHOTO, choice)
    return answer, choice.kind if key else "nothing"


def learn(workspace: Workspace) -> bool:
    """Learn, and use what was learned if that is advised; return whether it is."""
    learning = workspace.learning()
    advised = finish(learning.teach()).advised
    if advised:
        finish(learning.switch_teaching(on=True))
    return advised


def accuracy(workspace: Workspace, tests: Photos) -> tuple[float, float, float]:
    """Return top-1, the share of the verdict match, and the accuracy of these."""
    right, sure = [], []
    for test in tests:
        answer = identify_capture(workspace, read_photo(test.file).pixels, None).shown
        right.append(answer.hits[0].product.sku == test.product)
        sure.append(answer.verdict == "match")
    of_sure = np.array(right)[np.array(sure)]
    accuracy_of_sure = float(np.mean(of_sure)) if of_sure.size else 1.0
    return float(np.mean(right)), float(np.mean(sure)), accuracy_of_sure


def all_photos_level(photos: Photos, tests: Photos) -> Result:
    """Measure a catalogue that has all photos, also after learning from it."""
    with open_photo_catalogue(photos, "") as workspace:
        levels = [accuracy(workspace, tests)]
        if learn(workspace):
            levels.append(accuracy(workspace, tests))
    return {"levels": levels}


def report(name: str, counter: Result, level: Result, plot: Path) -> None:
    """Print the figures of a run and draw its plot."""
    reached = [(number, top1) for number, top1, _, _ in counter["checkpoints"]]
    best = max(top1 for top1, _, _ in level["levels"])
    right = np.array(counter["is_right"], float)
    own = [
        (end, float(right[max(0, end - _WINDOW) : end].mean()))
        for end in range(_WINDOW, len(right) + 1, 10)
    ]
    print(f"\n{name}: customers; top-1 of the test photos, share of match, accuracy of match")
    for number, top1, sure, of_sure in counter["checkpoints"]:
        print(f"{number:5}: {top1:.3f} {sure:.3f} {of_sure:.3f}")
    for number, is_used in counter["learned"]:
        print(f"learned after {number} customers, {'used' if is_used else 'not advised'}")
    print("photos kept:", ", ".join(f"{kind} {n}" for kind, n in sorted(counter["kept"].items())))
    for suffix, (top1, sure, of_sure) in zip(("", ", learned"), level["levels"], strict=False):
        print(f"all photos{suffix}: {top1:.3f} {sure:.3f} {of_sure:.3f}")
    print(f"difference to the best: {100 * (reached[-1][1] - best):+.1f} points; plot: {plot}")
    curves = {"test photos": reached, f"customers, last {_WINDOW}": own}
    marks = [number for number, _ in counter["learned"]]
    write_plot(plot, curves, {"all photos": best}, marks, x_title="customers (dotted: learned)")


if __name__ == "__main__":
    main()
