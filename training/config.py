"""The settings of a training run, and those of the shipped model's three runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TrainingConfig:
    """The settings of a run; the defaults are those of the shipped model's first cycle.

    Attributes:
        variant: of EfficientNet-Lite, 0 to 2.
        dimension: of the embedding.
        side_px: of the training pictures.
        final_side_px: of the training pictures in the last ``final_share`` of the steps.
        final_share: 0..1.
        steps: number of batches.
        grocery_count: groceries in a batch.
        clothing_count: clothes in a batch.
        synthetic_count: synthetic packages in a batch.
        other_count: pictures of the other sets in a batch.
        studio_share: share of the groceries that are drawn from the studio pictures, 0..1.
        studio_target_share: share of the groceries whose target is the studio picture
            of the product instead of the same picture, 0..1.
        weak_share: share of the photos with weak instead of strong augmentation, 0..1.
        weak_studio_share: the same, for photos made from studio pictures.
        frozen_layers: the first layers of the network that are not trained.
        learning_rate: of the network.
        head_learning_rate: of the linear head.
        proxy_learning_rate: of the proxies (class weights) of the losses.
        weight_decay: of AdamW.
        scale: of the cosine softmax.
        margin: of the cosine softmax.
        label_smoothing: of the cosine softmax.
        clothing_weight: of the loss over clothing categories.
        kind_weight: of the loss over kinds of things in the other sets.
        instance_weight: of the contrastive loss.
        studio_weight: of the loss over studio pictures.
        temperature: of the contrastive loss.
        queue_size: number of embeddings that the contrastive loss remembers.
        distillation_weight: of the distance to the frozen features.
        average_decay: of the exponential moving average of the weights.
        trained_weight: of the trained weights in the interpolation with the initial
            ones, 0..1.
        previous_cycle_weight: of the previous cycle's weights in the interpolation with
            this cycle's, 0..1.
        seed: of everything random.
    """

    variant: int = 0
    dimension: int = 256
    side_px: int = 160
    final_side_px: int = 208
    final_share: float = 0.2
    steps: int = 2200
    grocery_count: int = 20
    clothing_count: int = 10
    synthetic_count: int = 9
    other_count: int = 0
    studio_share: float = 0.2
    studio_target_share: float = 0.4
    weak_share: float = 0.15
    weak_studio_share: float = 0.15
    frozen_layers: int = 4
    learning_rate: float = 3e-4
    head_learning_rate: float = 1e-3
    proxy_learning_rate: float = 5e-3
    weight_decay: float = 0.02
    scale: float = 24.0
    margin: float = 0.2
    label_smoothing: float = 0.05
    clothing_weight: float = 0.5
    kind_weight: float = 0.0
    instance_weight: float = 0.5
    studio_weight: float = 0.0
    temperature: float = 0.08
    queue_size: int = 3072
    distillation_weight: float = 1.0
    average_decay: float = 0.998
    trained_weight: float = 0.8
    previous_cycle_weight: float = 0.0
    seed: int = 0


# The second cycle uses larger pictures and more studio pictures; the third one other sets.
CYCLES = {
    "first": TrainingConfig(),
    "second": TrainingConfig(
        steps=4200,
        side_px=176,
        final_side_px=224,
        final_share=0.3,
        studio_share=0.25,
        studio_target_share=0.5,
        weak_studio_share=0.4,
        studio_weight=0.5,
        learning_rate=2.5e-4,
        previous_cycle_weight=0.3,
        seed=1,
    ),
    "third": TrainingConfig(
        steps=1000,
        side_px=192,
        final_side_px=224,
        final_share=0.3,
        grocery_count=12,
        clothing_count=5,
        synthetic_count=9,
        other_count=16,
        studio_share=0.25,
        studio_target_share=0.5,
        weak_studio_share=0.4,
        studio_weight=0.5,
        kind_weight=0.25,
        learning_rate=1.5e-4,
        head_learning_rate=5e-4,
        trained_weight=1.0,
        previous_cycle_weight=0.5,
        seed=2,
    ),
}
