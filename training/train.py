"""Train the embedding; resumes where it was interrupted.

    python -m training.train --data FOLDER --run FOLDER [--without clothing|grocery|27]

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
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - the name that everybody uses
from torch import nn

from benchmarks.datasets import clothes, shop_photos, studio_pictures
from training import judge
from training.designs import design
from training.network import SIDE_PX, Network, normalised, trained
from training.pictures import RgbImage, decoded
from training.views import Cutout, Random, catalogue_view, counter_view, cut_out

_KIND_GROCERY, _KIND_CLOTHING, _KIND_DESIGN = range(3)
_WHITE = 255


@dataclass(frozen=True)
class Recipe:
    """What a run is made of; the defaults are the shipped model's."""

    variant: int = 0
    dimension: int = 256
    side_px: int = 160
    last_side_px: int = 208
    last_share: float = 0.2
    steps: int = 2200
    grocery: int = 20
    clothing: int = 10
    designs: int = 9
    studio_share: float = 0.25
    across_share: float = 0.5
    mild_share: float = 0.15
    mild_studio_share: float = 0.4
    frozen_parts: int = 4
    rate: float = 3e-4
    head_rate: float = 1e-3
    proxy_rate: float = 5e-3
    decay: float = 0.02
    scale: float = 24.0
    margin: float = 0.2
    smoothing: float = 0.05
    clothing_weight: float = 0.5
    instance_weight: float = 0.5
    studio_weight: float = 0.5
    temperature: float = 0.08
    queue: int = 3072
    distil_weight: float = 1.0
    average: float = 0.998
    kept: float = 0.8
    seed: int = 0


@dataclass(frozen=True)
class Sources:
    """What a run may see: things of both data sets, and photos to draw and stand before."""

    grocery: list[Cutout]
    products: npt.NDArray[np.int64]
    studio: npt.NDArray[np.bool_]
    clothing: list[Cutout]
    categories: npt.NDArray[np.int64]
    backgrounds: list[RgbImage]


@dataclass(frozen=True)
class Batch:
    """Photos of n things, and the pictures that they shall find.

    Attributes:
        pictures: (n, side, side, 3) uint8, catalogue views.
        photos: (n, side, side, 3) uint8, mostly counter views.
        kinds: (n,) grocery, clothing or design.
        labels: (n,) product or category; -1 for designs.
        studio: (n,) whether the picture to find is the product's studio picture.
    """

    pictures: npt.NDArray[np.uint8]
    photos: npt.NDArray[np.uint8]
    kinds: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    studio: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Thing:
    """What is photographed, and the picture that its photo shall find."""

    found: Cutout
    shown: Cutout
    kind: int
    label: int = -1
    found_is_studio: bool = False
    shown_is_studio: bool = False


def sources(data: judge.Data, without: str) -> Sources:
    """Return what may be trained on: never ``val``, never the domain ``without``."""
    train, studio, clothing = data.train, data.studio, data.clothing
    if without == "27":
        train = train.where(~judge.HELD_OUT[train.labels])
        studio = studio.where(~judge.HELD_OUT[studio.labels])
    empty = np.zeros(len(clothing), bool)
    if without == "clothing":
        clothing = clothing.where(empty)
    if without == "grocery":
        train, studio = train.where(np.zeros(len(train), bool)), studio.where(np.zeros(81, bool))
    return Sources(
        [Cutout(p, None) for p in train.pictures] + [cut_out(p) for p in studio.pictures],
        np.concatenate([train.labels, studio.labels]),
        np.arange(len(train) + len(studio)) >= len(train),
        [Cutout(p, None) for p in clothing.pictures],
        clothing.labels,
        train.pictures + clothing.pictures,
    )


def batches(given: Sources, recipe: Recipe, start: int) -> Iterator[Batch]:
    """Yield batch after batch; batch ``start`` is the same whenever it is made."""
    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(_batch, given, recipe, start + i) for i in range(4)]
        for step in range(start, recipe.steps):
            yield waiting.pop(0).result()
            waiting.append(pool.submit(_batch, given, recipe, step + 4))


def _batch(given: Sources, recipe: Recipe, step: int) -> Batch:
    random = np.random.default_rng([recipe.seed, step])
    things = _things(given, recipe, random)
    # Most is learnt from small pictures; the end, as in FixRes (Touvron et al. 2019), from larger.
    late = step >= recipe.steps * (1 - recipe.last_share)
    side_px = recipe.last_side_px if late else recipe.side_px
    pictures, photos = [], []
    for thing in things:
        background = given.backgrounds[int(random.integers(len(given.backgrounds)))]
        pictures.append(catalogue_view(thing.found, side_px, random))
        mild = recipe.mild_studio_share if thing.shown_is_studio else recipe.mild_share
        if random.random() < mild:
            photos.append(catalogue_view(thing.shown, side_px, random))
        else:
            photos.append(counter_view(thing.shown, background, side_px, random))
    return Batch(
        np.stack(pictures),
        np.stack(photos),
        np.array([thing.kind for thing in things]),
        np.array([thing.label for thing in things]),
        np.array([thing.found_is_studio for thing in things]),
    )


def _things(given: Sources, recipe: Recipe, random: Random) -> list[Thing]:
    things = []
    # A left-out domain's share goes to the other one.
    grocery = recipe.grocery if given.grocery else 0
    clothing = recipe.clothing + recipe.grocery - grocery if given.clothing else 0
    grocery += recipe.clothing + recipe.grocery - grocery - clothing
    for _ in range(grocery):
        i = found = _grocery_picture(given, recipe, random)
        product = int(given.products[i])
        if random.random() < recipe.across_share:
            found = int(random.choice(np.flatnonzero(_is_studio_of(given, product))))
        things.append(
            Thing(
                given.grocery[found],
                given.grocery[i],
                _KIND_GROCERY,
                product,
                bool(given.studio[found]),
                bool(given.studio[i]),
            )
        )
    for _ in range(clothing):
        i = int(random.integers(len(given.clothing)))
        thing = given.clothing[i]
        things.append(Thing(thing, thing, _KIND_CLOTHING, int(given.categories[i])))
    number = int(random.integers(1 << 40))
    for i in range(recipe.designs):
        if i % 3 == 0:
            number += 1
        thing = design(number, i % 3, given.backgrounds)
        things.append(Thing(thing, thing, _KIND_DESIGN))
    return things


def _grocery_picture(given: Sources, recipe: Recipe, random: Random) -> int:
    """Draw a product, then one of its photos or its studio picture."""
    # Between each photo as often and each product as often.
    product = random.choice(given.products)
    if random.random() < 0.5:
        product = random.choice(np.unique(given.products))
    fitting = given.products == product
    if random.random() < recipe.studio_share:
        fitting &= given.studio
    return int(random.choice(np.flatnonzero(fitting)))


def _is_studio_of(given: Sources, product: int) -> npt.NDArray[np.bool_]:
    return np.asarray((given.products == product) & given.studio)


class Losses(nn.Module):
    """What is learnt from a batch, beside the network itself."""

    def __init__(self, recipe: Recipe, products: int = 81, categories: int = 10) -> None:
        super().__init__()
        self.recipe = recipe
        dimension = recipe.dimension
        self.products = nn.Parameter(torch.randn(products, dimension) * 0.05)
        self.categories = nn.Parameter(torch.randn(categories, dimension) * 0.05)
        self.register_buffer("queue", torch.zeros(recipe.queue, dimension))
        self.register_buffer("queue_labels", torch.full((recipe.queue,), -2))
        self.register_buffer("studio", torch.zeros(products, dimension))
        self.queue: torch.Tensor
        self.queue_labels: torch.Tensor
        self.studio: torch.Tensor

    def forward(
        self,
        photos: torch.Tensor,
        pictures: torch.Tensor,
        kinds: torch.Tensor,
        labels: torch.Tensor,
        studio: torch.Tensor,
    ) -> dict[str, torch.Tensor]:
        """Return the parts of the loss of a batch.

        Args:
            photos: (n, dimension) unit vectors.
            pictures: (n, dimension) unit vectors, without gradient.
            kinds: as in ``Batch``.
            labels: as in ``Batch``.
            studio: as in ``Batch``.
        """
        parts = {}
        for name, kind, proxies, weight in (
            ("products", _KIND_GROCERY, self.products, 1.0),
            ("categories", _KIND_CLOTHING, self.categories, self.recipe.clothing_weight),
        ):
            among = kinds == kind
            if among.any() and weight:
                parts[name] = weight * self._told_apart(photos[among], proxies, labels[among])
        owners = torch.where(kinds == _KIND_GROCERY, labels, -1)
        parts["instances"] = self.recipe.instance_weight * self._found_again(
            photos, pictures, owners
        )
        self.studio[labels[studio]] = pictures[studio]
        asked = (kinds == _KIND_GROCERY) & self._known_studio()[labels]
        if asked.any():
            parts["studio"] = self.recipe.studio_weight * self._found_among_studio(
                photos[asked], labels[asked]
            )
        return parts

    def _known_studio(self) -> torch.Tensor:
        return self.studio.abs().sum(dim=1) > 0

    def _found_among_studio(self, photos: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        """Find a product by its studio picture: the last embedding of each, with the margin."""
        cosines = photos @ self.studio.T
        cosines = cosines - self.recipe.margin * F.one_hot(labels, len(self.studio))
        logits = cosines * self.recipe.scale
        return F.cross_entropy(logits.masked_fill(~self._known_studio()[None], -1e4), labels)

    def _told_apart(
        self, vectors: torch.Tensor, proxies: torch.Tensor, labels: torch.Tensor
    ) -> torch.Tensor:
        """Cosine softmax with an additive margin (CosFace, Wang et al. 2018)."""
        cosines = vectors @ F.normalize(proxies, dim=1).T
        cosines = cosines - self.recipe.margin * F.one_hot(labels, len(proxies))
        return F.cross_entropy(
            cosines * self.recipe.scale, labels, label_smoothing=self.recipe.smoothing
        )

    def _found_again(
        self, photos: torch.Tensor, pictures: torch.Tensor, products: torch.Tensor
    ) -> torch.Tensor:
        """Find the picture of each photo (InfoNCE, van den Oord et al. 2018).

        Another picture of the same product is neither right nor wrong.
        """
        keys = torch.cat([pictures, self.queue])
        owners = torch.cat([products, self.queue_labels])
        logits = photos @ keys.T / self.recipe.temperature
        same = (owners[None] == products[:, None]) & (products[:, None] >= 0)
        same[:, : len(photos)].fill_diagonal_(fill_value=False)
        logits = logits.masked_fill(same | (owners == -2)[None], -torch.inf)
        self._remember(pictures, products)
        return F.cross_entropy(logits, torch.arange(len(photos)))

    def _remember(self, keys: torch.Tensor, products: torch.Tensor) -> None:
        self.queue = torch.cat([keys, self.queue])[: self.recipe.queue]
        self.queue_labels = torch.cat([products, self.queue_labels])[: self.recipe.queue]


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
        self.network.to(memory_format=torch.channels_last)
        start_head(self.network, pictures, recipe.side_px)
        self.teacher = Network(recipe.variant, recipe.dimension)
        self.teacher.to(memory_format=torch.channels_last).requires_grad_(False)
        self.averaged = Network(recipe.variant, recipe.dimension).requires_grad_(False)
        self.averaged.load_state_dict(self.network.state_dict())
        self.losses = Losses(recipe)
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
            self._restore(torch.load(state_file, weights_only=True))
        elif after is not None:
            self._go_on_from(torch.load(after / "state.pt", weights_only=True))

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
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                found = self.network.features(pictures)
                below = self.network.below(photos, recipe.frozen_parts)
                frozen = self.teacher.features(below, recipe.frozen_parts)
            features = self.network.features(below, recipe.frozen_parts)
        parts = self.losses(
            self.network.embed(features),
            self.network.embed(found).detach(),
            torch.from_numpy(batch.kinds),
            torch.from_numpy(batch.labels),
            torch.from_numpy(batch.studio),
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
    return normalised(torch.from_numpy(views)).contiguous(memory_format=torch.channels_last)


def start_head(network: Network, pictures: Sequence[RgbImage], side_px: int) -> None:
    """Let the head begin as the principal components of the frozen features.

    So the embedding starts as good as the frozen one, and an average of the
    weights of start and end is an embedding too.
    """
    inputs = np.stack([padded(picture, side_px) for picture in pictures])
    with torch.inference_mode():
        features = torch.cat(
            [
                F.normalize(network.features(normalised(torch.from_numpy(part))), dim=1)
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

    def embed(pictures: Sequence[RgbImage]) -> judge.Vectors:
        parts = []
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            for start in range(0, len(pictures), 32):
                stack = np.stack([padded(p, side_px) for p in pictures[start : start + 32]])
                parts.append(network.embed(network.features(_input(stack))).float().numpy())
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
    parser.add_argument("--after", type=Path, help="folder of the run to go on from")
    parser.add_argument("--judge-at", type=int, nargs="*", default=[])
    for item in fields(Recipe):
        parser.add_argument(
            f"--{item.name.replace('_', '-')}", type=type(item.default), default=item.default
        )
    chosen = parser.parse_args()
    recipe = Recipe(**{item.name: getattr(chosen, item.name) for item in fields(Recipe)})
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
