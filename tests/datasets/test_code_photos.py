import numpy as np

from datasets.code_photos import KINDS, code_photo


def test_the_same_seed_gives_the_same_photo() -> None:
    first, second = code_photo(5), code_photo(5)
    assert (first.kind, first.text) == (second.kind, second.text)
    assert np.array_equal(first.photo, second.photo)


def test_seeds_that_follow_each_other_have_codes_of_all_kinds() -> None:
    assert [code_photo(seed).kind for seed in range(len(KINDS))] == list(KINDS)
