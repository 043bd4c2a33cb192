import numpy as np

from training.detector.backgrounds import make_background


def test_backgrounds_are_square_and_differ() -> None:
    photo = np.random.default_rng(0).integers(0, 256, (30, 50, 3), dtype=np.uint8)
    made = [make_background([photo], 64, np.random.default_rng(seed)) for seed in range(20)]
    assert {view.shape for view in made} == {(64, 64, 3)}
    assert {view.dtype for view in made} == {np.dtype(np.uint8)}
    assert len({view.tobytes() for view in made}) == len(made)
