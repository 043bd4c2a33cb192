"""Train the product detector; an interrupted run resumes.

    python -m training.detector.train --data FOLDER --run FOLDER [--scenes FOLDER] [--start RUN]

The data folder is that of the other trainings. ``--scenes`` holds rendered scenes
(``python -m tools.demo_catalogue --more-scenes N``); without it they are left out. ``--start``
trains the network of another run on, with larger photos and a lower learning rate.
"""

import argparse
import json
import math
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
import torch

from datasets.listed_pictures import listed_pictures
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.product_detection import MOST, letterboxed, most_certain
from training.detector.assignment import detection_loss
from training.detector.boxed_photos import BoxedPhoto, Boxes, read_boxed_photos
from training.detector.evaluation import (
    Detect,
    held_out_boards,
    held_out_photos,
    measure,
)
from training.detector.masked_pictures import read_masked_pictures
from training.detector.network import DetectorNetwork, cell_centres, load_run
from training.detector.training_photos import TrainingPhotos
from training.network import DEVICE, normalise
from training.pictures import decode_pictures

STEPS: Final = 1800
# The learning rate falls as if there were more steps: later checkpoints find the edges of
# things in real photos less exactly.
_SCHEDULE_LENGTH: Final = 4 / 3
_BATCH: Final = 12
_SIDES_PX: Final = (256, 256, 320)
_LARGER_SIDES_PX: Final = (320, 320, 448)
FINE_TUNING_STEPS: Final = 900
_FINE_TUNING_FACTOR: Final = 0.4
_LEARNING_RATE: Final = 1e-3
_BACKBONE_FACTOR: Final = 0.3
_WEIGHT_DECAY: Final = 0.02
_WARM_UP_STEPS: Final = 100
_AVERAGE_DECAY: Final = 0.998
# The layers of the backbone up to stride 4 stay as they are.
_FROZEN_LAYERS: Final = 4
_MAX_GRADIENT_NORM: Final = 5.0
_LOG_STEPS: Final = 20
_SAVE_STEPS: Final = 100
_MEASURE_STEPS: Final = 500


class DetectorTraining:
    """A run and its folder, with ``state.pt`` and ``curve.jsonl``.

    Args:
        folder: of the run.
        photos: to train on.
        start: folder of the run whose network is trained on; None to train a new one.
    """

    def __init__(self, folder: Path, photos: TrainingPhotos, start: Path | None = None) -> None:
        torch.manual_seed(0)
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.photos = photos
        self.step = 0
        self.steps = STEPS if start is None else FINE_TUNING_STEPS
        self._sides_px = _SIDES_PX if start is None else _LARGER_SIDES_PX
        network = DetectorNetwork() if start is None else load_run(start)
        self.network = network.to(DEVICE, memory_format=torch.channels_last)
        self.network.backbone[:_FROZEN_LAYERS].requires_grad_(False)
        self.averaged = torch.optim.swa_utils.AveragedModel(
            self.network,
            multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(_AVERAGE_DECAY),
            use_buffers=True,
        )
        backbone = [p for p in self.network.backbone.parameters() if p.requires_grad]
        known = {id(p) for p in self.network.backbone.parameters()}
        head = [p for p in self.network.parameters() if id(p) not in known]
        rate = _LEARNING_RATE * (1.0 if start is None else _FINE_TUNING_FACTOR)
        self.optimiser = torch.optim.AdamW(
            [
                {"params": backbone, "lr": rate * _BACKBONE_FACTOR},
                {"params": head, "lr": rate},
            ],
            weight_decay=_WEIGHT_DECAY,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda step: rate_factor(step, self.steps)
        )
        self._resume()

    def _resume(self) -> None:
        file = self.folder / "state.pt"
        if not file.exists():
            return
        state = torch.load(file, map_location=DEVICE, weights_only=True)
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])

    def _save(self) -> None:
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        unfinished = self.folder / "state.part"
        torch.save(state, unfinished)
        unfinished.replace(self.folder / "state.pt")

    def _batch(self, step: int) -> list[BoxedPhoto]:
        side_px = self._sides_px[step % len(self._sides_px)]
        return [
            self.photos.make(side_px, np.random.default_rng([step, number]))
            for number in range(_BATCH)
        ]

    def run(self, held_out: list[BoxedPhoto]) -> None:
        """Train to the end."""
        losses: list[float] = []
        started = time.monotonic()
        with ThreadPoolExecutor(1) as pool:
            following = pool.submit(self._batch, self.step)
            while self.step < self.steps:
                photos = following.result()
                following = pool.submit(self._batch, self.step + 1)
                losses.append(self._train(photos))
                self.step += 1
                if self.step % _LOG_STEPS == 0:
                    step_s = (time.monotonic() - started) / _LOG_STEPS
                    self._log(loss=float(np.mean(losses)), step_s=step_s)
                    losses, started = [], time.monotonic()
                if self.step % _SAVE_STEPS == 0 or self.step == self.steps:
                    self._save()
                if self.step % _MEASURE_STEPS == 0:
                    self._log(**measure(detect_with(self.averaged.module), held_out))

    def _train(self, photos: list[BoxedPhoto]) -> float:
        self.network.train()
        image = torch.from_numpy(np.stack([photo.pixels for photo in photos])).to(DEVICE)
        pixels = normalise(image).contiguous(memory_format=torch.channels_last)
        log_odds, boxes = self.network(pixels)
        centres, _ = cell_centres(image.shape[1])
        truths = [torch.from_numpy(photo.boxes).to(DEVICE) for photo in photos]
        loss = detection_loss(log_odds, boxes, centres.to(DEVICE), truths)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), _MAX_GRADIENT_NORM)
        self.optimiser.step()
        self.schedule.step()
        self.averaged.update_parameters(self.network)
        return float(loss.detach())

    def _log(self, **figures: float) -> None:
        line = json.dumps({"step": self.step} | {k: round(v, 4) for k, v in figures.items()})
        print(line, flush=True)
        with (self.folder / "curve.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def rate_factor(step: int, steps: int = STEPS) -> float:
    """Return the factor of the learning rate: a short rise, then half a cosine.

    Args:
        step: from 0 on.
        steps: of the whole run.
    """
    warm = min((step + 1) / _WARM_UP_STEPS, 1.0)
    wave = (1 + math.cos(math.pi * step / (_SCHEDULE_LENGTH * steps))) / 2
    return warm * (0.02 + 0.98 * wave)


def read_training_photos(data: Path, run: Path, scenes: Path | None) -> TrainingPhotos:
    """Read what the training photos are made of."""
    sets = [
        list(read_boxed_photos(data / "playing_cards", "boxes.csv", "train_").values()),
        _training_boards(data),
    ]
    if scenes is not None:
        # A set that counts twice: these photos are the most like those of a counter.
        sets += 2 * [list(read_boxed_photos(scenes, "scenes.csv").values())]
    textures = decode_pictures(
        [*listed_pictures(data / "caltech101_products"), *listed_pictures(data / "clothing_rest")]
    )
    return TrainingPhotos(
        read_masked_pictures(data, run / "masked_pictures.pkl"), sets, textures.pictures
    )


def _training_boards(data: Path) -> list[BoxedPhoto]:
    photos = read_boxed_photos(data / "microcontroller_boards", "boxes.csv")
    held_out = held_out_boards(photos)
    return [photo for path, photo in photos.items() if path not in held_out]


def detect_with(network: DetectorNetwork) -> Detect:
    """Return a function that detects with a network, as the program does."""
    network.eval()

    def detect(photo: RgbImage) -> tuple[Boxes, npt.NDArray[np.float32]]:
        pixels, scale = letterboxed(photo)
        with torch.inference_mode():
            log_odds, boxes = network(normalise(torch.from_numpy(pixels[None])))
        height, width = photo.shape[:2]
        in_photo = boxes[0].numpy() / scale
        scores = log_odds[0].sigmoid().numpy()
        best = most_certain(in_photo / (width, height, width, height), scores)[:MOST]
        return in_photo[best], scores[best]

    return detect


def main() -> None:
    """Train, or continue to train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--scenes", type=Path)
    parser.add_argument("--start", type=Path)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    photos = read_training_photos(options.data, options.run, options.scenes)
    held_out = [photo for own in held_out_photos(options.data).values() for photo in own]
    DetectorTraining(options.run, photos, options.start).run(held_out)


if __name__ == "__main__":
    main()
