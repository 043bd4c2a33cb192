"""What a training run is made of, and the two runs that made the shipped model."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """What a run is made of; the defaults are the first cycle's of the shipped model."""

    variant: int = 0
    dimension: int = 256
    side_px: int = 160
    last_side_px: int = 208
    last_share: float = 0.2
    steps: int = 2200
    grocery: int = 20
    clothing: int = 10
    designs: int = 9
    studio_share: float = 0.2
    across_share: float = 0.4
    mild_share: float = 0.15
    mild_studio_share: float = 0.15
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
    studio_weight: float = 0.0
    temperature: float = 0.08
    queue: int = 3072
    distil_weight: float = 1.0
    average: float = 0.998
    kept: float = 0.8
    former: float = 0.0
    seed: int = 0


# The second cycle sees larger pictures, and more of the studio's.
CYCLES = {
    "first": Recipe(),
    "second": Recipe(
        steps=4200,
        side_px=176,
        last_side_px=224,
        last_share=0.3,
        studio_share=0.25,
        across_share=0.5,
        mild_studio_share=0.4,
        studio_weight=0.5,
        rate=2.5e-4,
        former=0.3,
        seed=1,
    ),
}
