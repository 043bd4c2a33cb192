import numpy as np

from desktop_app.engine.counting.sent_answers import answers_of_sent
from desktop_app.engine.counting.sent_units import NOTHING_SENT
from tests.engine.counting.baskets import CUP, TEA, basket


def test_each_box_is_an_answer_with_its_part_of_the_photo() -> None:
    photo = np.zeros((100, 200, 3), np.uint8)
    new = NOTHING_SENT.new_units(basket())
    sent = answers_of_sent(new, [photo], station="Till 1", customer="261127-140322")
    assert [one.answer.chosen for one in sent] == [CUP, CUP, TEA]
    first, by_hand = sent[0], sent[2]
    assert first.photo is not None
    assert first.photo.shape == (36, 48, 3)
    region = first.answer.region
    assert abs(region.left - 1 / 12) < 0.01
    assert abs(region.width - 10 / 12) < 0.01
    assert [one.product for one in first.answer.offered] == [TEA, CUP]
    assert first.answer.has_photo
    assert (by_hand.photo, by_hand.answer.has_photo) == (None, False)
    assert {one.answer.customer for one in sent} == {"261127-140322"}
    assert len({one.answer.key for one in sent}) == 3
