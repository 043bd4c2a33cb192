"""Cut-outs have the shape of the product."""

import cv2
import numpy as np

from datasets.cut_outs import cut_out, flat_piece


def test_a_disc_on_a_plain_background_is_cut_out() -> None:
    picture = np.full((200, 240, 3), 245, np.uint8)
    cv2.circle(picture, (140, 90), 60, (200, 40, 30), cv2.FILLED)
    piece = cut_out(picture)
    assert piece is not None
    height, width = piece.mask.shape
    assert abs(height - 121) <= 4
    assert abs(width - 121) <= 4
    assert piece.mask[height // 2, width // 2] == 1
    assert piece.mask[2, 2] == 0
    assert piece.pixels.shape == (height, width, 3)


def test_nothing_is_cut_out_of_an_empty_picture() -> None:
    assert cut_out(np.full((100, 100, 3), 250, np.uint8)) is None


def test_a_flat_piece_is_the_middle() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    piece = flat_piece(picture, 0.5)
    assert piece.pixels.shape == (50, 100, 3)
    assert piece.mask.min() == 1
