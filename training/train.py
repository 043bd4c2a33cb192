"""Train the embedding network; an interrupted run resumes.

    python -m training.train --data FOLDER --run FOLDER [--without clothing|grocery|27]
        [--cycle second|third --after FOLDER|MODEL.onnx]

The data folder holds ``grocery`` and ``clothing``, and for the third cycle the sets of
``training.data_sets.OTHER_SETS``. The losses separate grocery products
and clothing categories (cosine softmax with a margin), match a photo of each picture or
synthetic package with it among thousands (contrastive, with a queue), and keep the
features near the frozen ones (distillation). The target pictures get no gradient, which
saves half of the time.
"""

import argparse
import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - the conventional name
from torch import nn

from desktop_app.domain.picture import RgbImage
from training.batches import Batch, TrainingData, make_batches, select_training_data
from training.config import CYCLES, TrainingConfig
from training.data_sets import read_data
from training.evaluation import Embed, Vectors, evaluate
from training.losses import Losses
from training.network import DEVICE, SIDE_PX, Network, load_exported, load_trained, normalise

_WHITE = 255
_LOG_STEPS = 25
_SAVE_STEPS = 200
_WARM_UP_SHARE = 0.1
_MAX_GRADIENT_NORM = 5.0
_CHUNK = 32


class TrainingRun:
    """A training run and its folder.

    Args:
        folder: for ``state.pt``, ``config.json``, ``curve.jsonl`` and ``figures.jsonl``.
        config: of the run; it must be the same when a run resumes.
        pictures: some hundred, to initialise the head with.
        after: folder of a finished run, or an exported model, to start from; None to start
            from ImageNet.
    """

    def __init__(
        self,
        folder: Path,
        config: TrainingConfig,
        pictures: Sequence[RgbImage],
        after: Path | None,
    ) -> None:
        torch.manual_seed(config.seed)
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.config = config
        self.step = 0
        self.network = Network(config.variant, config.dimension)
        self.network.to(DEVICE, memory_format=torch.channels_last)
        initialise_head(self.network, pictures, config.side_px)
        self.teacher = Network(config.variant, config.dimension)
        self.teacher.to(DEVICE, memory_format=torch.channels_last).requires_grad_(False)
        self.averaged = Network(config.variant, config.dimension).to(DEVICE).requires_grad_(False)
        self.averaged.load_state_dict(self.network.state_dict())
        self.losses = Losses(config).to(DEVICE)
        self.network.layers[: config.frozen_layers].requires_grad_(False)
        self.optimiser = self._make_optimiser()
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate_factor)
        # An exported model has no proxies.
        self._lacks_proxies = False
        self._load_state(after)

    def _make_optimiser(self) -> torch.optim.Optimizer:
        config = self.config
        trained = [p for p in self.network.layers.parameters() if p.requires_grad]
        return torch.optim.AdamW(
            [
                {"params": trained, "lr": config.learning_rate},
                {"params": self.network.head.parameters(), "lr": config.head_learning_rate},
                {"params": self.losses.parameters(), "lr": config.proxy_learning_rate},
            ],
            weight_decay=config.weight_decay,
        )

    def _rate_factor(self, step: int) -> float:
        """Return the factor of the learning rates: linear warm-up times a cosine decay."""
        share = step / max(self.config.steps, 1)
        warm_up = min(share / _WARM_UP_SHARE, 1)
        return warm_up * 0.5 * (1 + math.cos(math.pi * min(share, 1))) + 1e-3

    def _load_state(self, after: Path | None) -> None:
        """Resume this run, or start from the end of another one."""
        state_file = self.folder / "state.pt"
        torch.save(self.network.state_dict(), self.folder / "initial.pt")
        if state_file.exists():
            self._restore(torch.load(state_file, map_location=DEVICE, weights_only=True))
        elif after is not None and after.suffix == ".onnx":
            load_exported(self.network, after)
            self._lacks_proxies = True
            self.averaged.load_state_dict(self.network.state_dict())
            torch.save(self.network.state_dict(), self.folder / "previous_cycle.pt")
        elif after is not None:
            state = torch.load(after / "state.pt", map_location=DEVICE, weights_only=True)
            torch.save(state["averaged"], self.folder / "previous_cycle.pt")
            self._start_from(state)

    def _initialise_proxies(self, data: TrainingData) -> None:
        """Set each proxy to the mean embedding of its class.

        Fine-tuning from proxies that fit the features distorts the features less than from
        random ones (Kumar et al., Fine-Tuning can Distort Pretrained Features, ICLR 2022).
        """
        embed = make_embed(self.network, self.config.side_px)
        for proxies, pictures, labels in (
            (self.losses.products, data.grocery, data.products),
            (self.losses.categories, data.clothing, data.categories),
            (self.losses.kinds, data.others, data.kinds),
        ):
            for label in np.unique(labels[labels >= 0]).tolist():
                own = [pictures[i].pixels for i in np.flatnonzero(labels == label)]
                mean = F.normalize(torch.from_numpy(embed(own).mean(axis=0)), dim=0)
                with torch.no_grad():
                    proxies[label] = mean.to(DEVICE)

    def train(self, data: TrainingData) -> None:
        """Run the remaining steps."""
        if self._lacks_proxies:
            self._initialise_proxies(data)
        started_s = time.monotonic()
        first_step = self.step
        sums: dict[str, float] = {}
        for batch in make_batches(data, self.config, self.step):
            for name, value in self._train_step(batch).items():
                sums[name] = sums.get(name, 0) + value / _LOG_STEPS
            self.step += 1
            if self.step % _LOG_STEPS == 0:
                step_s = (time.monotonic() - started_s) / (self.step - first_step)
                self._log(sums, step_s)
                sums = {}
            if self.step % _SAVE_STEPS == 0 or self.step == self.config.steps:
                self._save()

    def _log(self, losses: dict[str, float], step_s: float) -> None:
        line = {"step": self.step, "seconds_a_step": round(step_s, 3)} | losses
        with (self.folder / "curve.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)

    def _train_step(self, batch: Batch) -> dict[str, float]:
        """Train on one batch and return its losses."""
        losses = self._losses(batch)
        self.optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), _MAX_GRADIENT_NORM)
        self.optimiser.step()
        self.schedule.step()
        self._update_average()
        return {name: float(value.detach()) for name, value in losses.items()}

    def _losses(self, batch: Batch) -> dict[str, torch.Tensor]:
        frozen_layers = self.config.frozen_layers
        photos, targets = _to_input(batch.photos), _to_input(batch.targets)
        with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
            with torch.no_grad():
                target_features = self.network.features(targets)
                lower = self.network.lower_layers(photos, frozen_layers)
                teacher_features = self.teacher.features(lower, frozen_layers)
            features = self.network.features(lower, frozen_layers)
        losses: dict[str, torch.Tensor] = self.losses(
            self.network.embed(features),
            self.network.embed(target_features).detach(),
            torch.from_numpy(batch.domains).to(DEVICE),
            torch.from_numpy(batch.labels).to(DEVICE),
            torch.from_numpy(batch.target_is_studio).to(DEVICE),
        )
        distance = 1 - F.cosine_similarity(features, teacher_features)
        losses["distilled"] = self.config.distillation_weight * distance.mean()
        return losses

    def _update_average(self) -> None:
        # A shorter average at the start forgets the initial weights sooner.
        decay = min(self.config.average_decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for average, weights in zip(
                self.averaged.parameters(), self.network.parameters(), strict=True
            ):
                average.lerp_(weights, 1 - decay)

    def _save(self) -> None:
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "losses": self.losses.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        # Written to another file first: an interruption must not damage the last state.
        torch.save(state, self.folder / "state.new")
        (self.folder / "state.new").replace(self.folder / "state.pt")
        config = json.dumps(asdict(self.config), indent=2)
        (self.folder / "config.json").write_text(config + "\n", encoding="utf-8")

    def _start_from(self, state: dict[str, Any]) -> None:
        """Start a new cycle (SGDR, Loshchilov and Hutter 2017) from the end of a run."""
        self.network.load_state_dict(state["averaged"])
        self.averaged.load_state_dict(state["averaged"])
        self.losses.load_state_dict(state["losses"], strict=False)

    def _restore(self, state: dict[str, Any]) -> None:
        self.step = int(state["step"])
        for name in ("network", "averaged", "losses", "optimiser", "schedule"):
            getattr(self, name).load_state_dict(state[name])


def _to_input(pictures: npt.NDArray[np.uint8]) -> torch.Tensor:
    pixels = normalise(torch.from_numpy(pictures).to(DEVICE))
    return pixels.contiguous(memory_format=torch.channels_last)


def initialise_head(network: Network, pictures: Sequence[RgbImage], side_px: int) -> None:
    """Initialise the head with the principal components of the frozen features.

    The initial embedding is then as good as the frozen one, which the interpolation of
    initial and trained weights depends on.
    """
    inputs = np.stack([pad_to_square(picture, side_px) for picture in pictures])
    with torch.inference_mode():
        features = torch.cat(
            [
                F.normalize(network.features(_to_input(part)), dim=1)
                for part in np.array_split(inputs, max(1, len(inputs) // _CHUNK))
            ]
        ).double()
    mean = features.mean(dim=0)
    values, directions = torch.linalg.eigh(torch.cov((features - mean).T))
    kept = network.head.out_features
    # Half of a whitening: directions of low variance separate products but are noisy.
    weight = (directions[:, -kept:] * values[-kept:].clamp(min=1e-9) ** -0.25).T
    with torch.no_grad():
        network.head.weight.copy_(weight)
        network.head.bias.copy_(torch.zeros(kept))


def pad_to_square(pixels: RgbImage, side_px: int) -> RgbImage:
    """Return the picture scaled to fit a white square, as ``fit: pad`` of a model card."""
    scale = side_px / max(pixels.shape[:2])
    height, width = (max(1, round(side * scale)) for side in pixels.shape[:2])
    inner = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    square = np.full((side_px, side_px, 3), _WHITE, np.uint8)
    top, left = (side_px - height) // 2, (side_px - width) // 2
    square[top : top + height, left : left + width] = inner
    return square


def make_embed(network: Network, side_px: int) -> Embed:
    """Return the network as the ``embed`` function that ``evaluate`` takes."""
    network.to(DEVICE, memory_format=torch.channels_last)

    def embed(pictures: Sequence[RgbImage]) -> Vectors:
        parts = []
        with torch.inference_mode(), torch.autocast(DEVICE.type, dtype=torch.bfloat16):
            for start in range(0, len(pictures), _CHUNK):
                chunk = pictures[start : start + _CHUNK]
                inputs = np.stack([pad_to_square(picture, side_px) for picture in chunk])
                vectors = network.embed(network.features(_to_input(inputs)))
                parts.append(vectors.float().cpu().numpy())
        return np.concatenate(parts)

    return embed


def parse_arguments() -> argparse.Namespace:
    """Parse the command line; every setting of ``TrainingConfig`` is an option."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--run", type=Path, required=True, help="folder of the run")
    parser.add_argument(
        "--without", choices=("", "clothing", "grocery", "27"), default="", help="data to leave out"
    )
    parser.add_argument("--cycle", choices=CYCLES, default="first")
    parser.add_argument("--after", type=Path, help="folder of the run to start from")
    parser.add_argument(
        "--evaluate-at", type=int, nargs="*", default=[], help="sizes of the pictures in px"
    )
    for field in fields(TrainingConfig):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            type=type(field.default),
            help="default: that of the cycle",
        )
    return parser.parse_args()


def main() -> None:
    """Train, evaluate and print the figures."""
    arguments = parse_arguments()
    settings = {field.name: getattr(arguments, field.name) for field in fields(TrainingConfig)}
    config = replace(
        CYCLES[arguments.cycle],
        **{name: value for name, value in settings.items() if value is not None},
    )
    data = read_data(arguments.data)
    training_data = select_training_data(data, arguments.without)
    masked = training_data.grocery + training_data.clothing
    pictures = [picture.pixels for picture in masked[::3]]
    run = TrainingRun(arguments.run, config, pictures, arguments.after)
    run.train(training_data)
    for side_px in arguments.evaluate_at or [SIDE_PX]:
        figures = evaluate(make_embed(load_trained(arguments.run), side_px), data)
        line = {"side_px": side_px} | {name: round(v, 4) for name, v in figures.items()}
        with (run.folder / "figures.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
