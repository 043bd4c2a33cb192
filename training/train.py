"""Train the embedding; resumes where it was interrupted.

    python -m training.train --data FOLDER --run FOLDER [--without clothing|grocery|27]
        [--cycle second --after FOLDER]

FOLDER of the data holds ``grocery`` and ``clothing``. What is learnt: products of the
groceries and categories of the clothes tell themselves apart (cosine softmax with a
margin); every picture, and every drawn design, is found again by a photo of it among
thousands (contrastive, with a queue); and the features stay near the frozen ones.
The pictures that are found take no part in the gradient: it costs most of the time.
"""

import argparse
import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - the name that everybody uses
from torch import nn

from benchmarks.datasets import clothes, shop_photos, studio_pictures
from training import judge
from training.batches import Batch, Sources, batches, sources
from training.losses import Losses
from training.network import DEVICE, SIDE_PX, Network, normalised, trained
from training.pictures import RgbImage, decoded
from training.recipe import CYCLES, Recipe

_WHITE = 255


class Run:
    """A training run and its folder: state, curve, figures.

    Args:
        folder: where ``state.pt``, ``curve.jsonl`` and ``figures.json`` go.
        recipe: of the run; an interrupted one goes on with the same.
        pictures: some hundred, to start the head from.
        after: folder of a finished run whose end is this one's start.
    """

    def __init__(
        self, folder: Path, recipe: Recipe, pictures: Sequence[RgbImage], after: Path | None
    ) -> None:
        torch.manual_seed(recipe.seed)
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.recipe = recipe
        self.step = 0
        self.network = Network(recipe.variant, recipe.dimension)
        self.network.to(DEVICE, memory_format=torch.channels_last)
        start_head(self.network, pictures, recipe.side_px)
        self.teacher = Network(recipe.variant, recipe.dimension)
        self.teacher.to(DEVICE, memory_format=torch.channels_last).requires_grad_(False)
        self.averaged = Network(recipe.variant, recipe.dimension).to(DEVICE).requires_grad_(False)
        self.averaged.load_state_dict(self.network.state_dict())
        self.losses = Losses(recipe).to(DEVICE)
        self.network.chain[: recipe.frozen_parts].requires_grad_(False)
        trained = [p for p in self.network.chain.parameters() if p.requires_grad]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": trained, "lr": recipe.rate},
                {"params": self.network.head.parameters(), "lr": recipe.head_rate},
                {"params": self.losses.parameters(), "lr": recipe.proxy_rate},
            ],
            weight_decay=recipe.decay,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)
        state_file = folder / "state.pt"
        torch.save(self.network.state_dict(), folder / "began.pt")
        if state_file.exists():
            self._restore(torch.load(state_file, map_location=DEVICE, weights_only=True))
        elif after is not None:
            ended = torch.load(after / "state.pt", map_location=DEVICE, weights_only=True)
            torch.save(ended["averaged"], folder / "former.pt")
            self._go_on_from(ended)

    def _rate(self, step: int) -> float:
        """Rise over the first tenth, then fall along a cosine."""
        share = step / max(self.recipe.steps, 1)
        return min(share / 0.1, 1) * 0.5 * (1 + math.cos(math.pi * min(share, 1))) + 1e-3

    def train(self, given: Sources) -> None:
        """Run the steps that are left."""
        started = time.monotonic()
        begun = self.step
        sums: dict[str, float] = {}
        for batch in batches(given, self.recipe, self.step):
            for name, value in self._learn(batch).items():
                sums[name] = sums.get(name, 0) + value / 25
            self.step += 1
            if self.step % 25 == 0:
                seconds = (time.monotonic() - started) / (self.step - begun)
                line = {"step": self.step, "seconds_a_step": round(seconds, 3)} | sums
                with (self.folder / "curve.jsonl").open("a", encoding="utf-8") as file:
                    file.write(json.dumps(line) + "\n")
                print(json.dumps(line), flush=True)
                sums = {}
            if self.step % 200 == 0 or self.step == self.recipe.steps:
                self._save()

    def _learn(self, batch: Batch) -> dict[str, float]:
        recipe = self.recipe
        photos, pictures = _input(batch.photos), _input(batch.pictures)
        with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
            with torch.no_grad():
                found = self.network.features(pictures)
                below = self.network.below(photos, recipe.frozen_parts)
                frozen = self.teacher.features(below, recipe.frozen_parts)
            features = self.network.features(below, recipe.frozen_parts)
        parts = self.losses(
            self.network.embed(features),
            self.network.embed(found).detach(),
            torch.from_numpy(batch.kinds).to(DEVICE),
            torch.from_numpy(batch.labels).to(DEVICE),
            torch.from_numpy(batch.studio).to(DEVICE),
        )
        apart = 1 - F.cosine_similarity(features, frozen)
        parts["distilled"] = recipe.distil_weight * apart.mean()
        self.optimiser.zero_grad()
        torch.stack(list(parts.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self.schedule.step()
        with torch.no_grad():
            share = min(recipe.average, (1 + self.step) / (10 + self.step))
            for mean, now in zip(
                self.averaged.parameters(), self.network.parameters(), strict=True
            ):
                mean.lerp_(now, 1 - share)
        return {name: float(value.detach()) for name, value in parts.items()}

    def _save(self) -> None:
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "losses": self.losses.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        # A state that is half written must not take the place of a whole one.
        torch.save(state, self.folder / "state.new")
        (self.folder / "state.new").replace(self.folder / "state.pt")
        recipe = json.dumps(asdict(self.recipe), indent=2)
        (self.folder / "recipe.json").write_text(recipe + "\n", encoding="utf-8")

    def _go_on_from(self, state: dict[str, dict[str, torch.Tensor]]) -> None:
        """Start a new cycle (SGDR, Loshchilov and Hutter 2017) from the end of a run."""
        self.network.load_state_dict(state["averaged"])
        self.averaged.load_state_dict(state["averaged"])
        self.losses.load_state_dict(state["losses"], strict=False)

    def _restore(self, state: dict[str, object]) -> None:
        self.step = int(state["step"])  # type: ignore[call-overload]
        for name in ("network", "averaged", "losses", "optimiser", "schedule"):
            getattr(self, name).load_state_dict(state[name])


def _input(views: npt.NDArray[np.uint8]) -> torch.Tensor:
    pixels = normalised(torch.from_numpy(views).to(DEVICE))
    return pixels.contiguous(memory_format=torch.channels_last)


def start_head(network: Network, pictures: Sequence[RgbImage], side_px: int) -> None:
    """Let the head begin as the principal components of the frozen features.

    So the embedding starts as good as the frozen one, and an average of the
    weights of start and end is an embedding too.
    """
    inputs = np.stack([padded(picture, side_px) for picture in pictures])
    with torch.inference_mode():
        features = torch.cat(
            [
                F.normalize(network.features(_input(part)), dim=1)
                for part in np.array_split(inputs, max(1, len(inputs) // 32))
            ]
        ).double()
    mean = features.mean(dim=0)
    values, directions = torch.linalg.eigh(torch.cov((features - mean).T))
    kept = network.head.out_features
    # Halfway to whitening: rare directions tell products apart, but carry noise.
    weight = (directions[:, -kept:] * values[-kept:].clamp(min=1e-9) ** -0.25).T
    with torch.no_grad():
        network.head.weight.copy_(weight)
        network.head.bias.copy_(torch.zeros(kept))


def padded(pixels: RgbImage, side_px: int) -> RgbImage:
    """Return the whole picture on a white square, as the program feeds it."""
    import cv2

    scale = side_px / max(pixels.shape[:2])
    height, width = (max(1, round(side * scale)) for side in pixels.shape[:2])
    inner = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    square = np.full((side_px, side_px, 3), _WHITE, np.uint8)
    top, left = (side_px - height) // 2, (side_px - width) // 2
    square[top : top + height, left : left + width] = inner
    return square


def embedder(network: Network, side_px: int) -> judge.Embed:
    """Return what the judge asks: pictures to unit vectors."""
    network.to(DEVICE, memory_format=torch.channels_last)

    def embed(pictures: Sequence[RgbImage]) -> judge.Vectors:
        parts = []
        with torch.inference_mode(), torch.autocast(DEVICE.type, dtype=torch.bfloat16):
            for start in range(0, len(pictures), 32):
                stack = np.stack([padded(p, side_px) for p in pictures[start : start + 32]])
                vectors = network.embed(network.features(_input(stack)))
                parts.append(vectors.float().cpu().numpy())
        return np.concatenate(parts)

    return embed


def read_data(folder: Path) -> judge.Data:
    """Read both data sets: some seconds, 3 GB of memory."""
    grocery, clothing = folder / "grocery", folder / "clothing"
    return judge.Data(
        decoded(shop_photos(grocery, "train")),
        decoded(shop_photos(grocery, "val")),
        decoded(studio_pictures(grocery)),
        decoded(clothes(clothing, "train")),
        decoded(clothes(clothing, "validation")),
    )


def main() -> None:
    """Train and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--without", choices=("", "clothing", "grocery", "27"), default="")
    parser.add_argument("--cycle", choices=CYCLES, default="first")
    parser.add_argument("--after", type=Path, help="folder of the run to go on from")
    parser.add_argument("--judge-at", type=int, nargs="*", default=[])
    for item in fields(Recipe):
        parser.add_argument(
            f"--{item.name.replace('_', '-')}",
            type=type(item.default),
            help="else of the cycle",
        )
    chosen = parser.parse_args()
    given_parts = {item.name: getattr(chosen, item.name) for item in fields(Recipe)}
    recipe = replace(
        CYCLES[chosen.cycle], **{k: value for k, value in given_parts.items() if value is not None}
    )
    data = read_data(chosen.data)
    given = sources(data, chosen.without)
    everyday = [thing.pixels for thing in (given.grocery + given.clothing)[::3]]
    run = Run(chosen.run, recipe, everyday, chosen.after)
    run.train(given)
    for side_px in chosen.judge_at or [SIDE_PX]:
        figures = judge.judge(embedder(trained(chosen.run), side_px), data)
        line = {"side_px": side_px} | {name: round(v, 4) for name, v in figures.items()}
        with (run.folder / "figures.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
