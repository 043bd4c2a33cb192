"""Every edit returns a picture that is not the original."""

import numpy as np
import pytest

from training.image_edits import EDITS


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_changes_the_picture_and_depends_only_on_the_seed(kind: str) -> None:
    picture, other = np.random.default_rng(0).integers(0, 256, (2, 90, 130, 3), dtype=np.uint8)
    edited = EDITS[kind](picture, other, np.random.default_rng(1))
    again = EDITS[kind](picture, other, np.random.default_rng(1))
    assert edited.dtype == np.uint8
    assert edited.ndim == 3
    assert not np.array_equal(edited, picture)
    assert np.array_equal(edited, again)
