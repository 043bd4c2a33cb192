import numpy as np

from datasets.cut_outs import flat_piece
from datasets.mat_clips import make_clip

RED = flat_piece(np.full((90, 60, 3), (220, 20, 20), np.uint8))
BLUE = flat_piece(np.full((60, 90, 3), (20, 20, 220), np.uint8))
MAT = np.full((480, 640, 3), 128, np.uint8)


def test_the_last_frame_shows_the_products_of_the_clip() -> None:
    for seed in range(2):
        clip = make_clip(MAT, {"R": [RED], "B": [BLUE]}, np.random.default_rng(seed))
        last = clip.frames[-1].astype(int)
        red = ((last[..., 0] - last[..., 2]) > 60).any()
        blue = ((last[..., 2] - last[..., 0]) > 60).any()
        assert {"R"} & set(clip.products) == ({"R"} if red else set())
        assert {"B"} & set(clip.products) == ({"B"} if blue else set())
        assert len(clip.products) <= 7


def test_a_clip_is_the_same_for_the_same_seed() -> None:
    one, same, other = (
        make_clip(MAT, {"R": [RED]}, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert np.array_equal(one.frames[-1], same.frames[-1])
    assert not np.array_equal(one.frames[0], other.frames[0])
