"""Codes in view: when they may be used, and when they have left."""

import pytest

from desktop_app.domain.answer import Hit
from desktop_app.domain.code import Code, CodeAnswer, CodeContents, CodeFormat
from desktop_app.engine.counter.code_tracker import CodeInView, CodeTracker
from desktop_app.engine.motion_detection import MotionState
from tests.engine.counter.accepted import CUP

_CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_LOOK_S = 0.1


def code(text: str, kind: CodeFormat = "ean") -> Code:
    return Code(kind, text, is_gs1=False, corners=_CORNERS)


def answer(text: str, *, known: bool) -> CodeAnswer:
    return CodeAnswer(CodeContents(text, (text,)), (Hit(CUP, None, 1.0),) if known else ())


class Looks:
    """A tracker that is given looks at a fixed rate."""

    def __init__(self) -> None:
        self.tracker = CodeTracker()
        self.time_s = 100.0

    def see(self, *codes: Code, motion: MotionState = "still", for_s: float = _LOOK_S) -> None:
        for _ in range(round(for_s / _LOOK_S)):
            self.time_s += _LOOK_S
            self.tracker.update(codes, motion, self.time_s)

    def in_view(self) -> list[CodeInView]:
        return self.tracker.in_view()

    def settle(self) -> CodeInView:
        (one,) = self.in_view()
        one.is_settled = True
        return one

    def is_still_settled(self, shown: Code) -> bool:
        """Show the code again, and return whether it counts as the same one."""
        self.see(shown)
        (one,) = self.in_view()
        return one.is_settled


@pytest.fixture
def looks() -> Looks:
    return Looks()


def test_a_known_code_is_certain_at_once_and_an_unknown_one_after_two_looks(looks: Looks) -> None:
    looks.see(code("A"), code("B"))
    for one in looks.in_view():
        one.answer = answer(one.code.text, known=one.code.text == "A")
    assert [one.is_certain for one in looks.in_view()] == [True, False]
    looks.see(code("A"), code("B"))
    assert [one.is_certain for one in looks.in_view()] == [True, True]


def test_a_known_code_without_check_digit_needs_two_looks(looks: Looks) -> None:
    looks.see(code("12345678", "itf"))
    (one,) = looks.in_view()
    one.answer = answer("12345678", known=True)
    assert not one.is_certain
    looks.see(code("12345678", "itf"))
    assert one.is_certain


def test_two_misread_texts_long_apart_confirm_nothing(looks: Looks) -> None:
    looks.see(code("A"))
    looks.see(for_s=2.0)
    looks.see(code("A"))
    (one,) = looks.in_view()
    assert not one.is_certain


def test_a_code_that_stays_is_the_same_however_long(looks: Looks) -> None:
    looks.see(code("A"), motion="moving")
    looks.settle()
    looks.see(code("A"), for_s=120.0)
    assert looks.is_still_settled(code("A"))


@pytest.mark.parametrize("motion", ["still", "new"])
def test_a_product_that_is_turned_is_the_same(looks: Looks, motion: MotionState) -> None:
    looks.see(code("A"), motion="moving")
    looks.settle()
    looks.see(motion="moving", for_s=4.0)
    looks.see(motion=motion, for_s=3.0)
    looks.see(motion="still", for_s=60.0)
    looks.see(motion="moving", for_s=0.9)
    assert looks.in_view() == []
    assert looks.is_still_settled(code("A"))


def test_a_product_that_was_taken_away_is_a_new_one_when_it_comes_again(looks: Looks) -> None:
    looks.see(code("A"), motion="moving")
    looks.settle()
    looks.see(motion="moving", for_s=0.5)
    looks.see(motion="empty", for_s=1.0)
    assert not looks.is_still_settled(code("A"))


def test_one_frame_of_an_empty_counter_is_no_leaving(looks: Looks) -> None:
    looks.see(code("A"), motion="moving")
    looks.settle()
    looks.see(motion="empty", for_s=0.4)
    looks.see(motion="moving", for_s=1.0)
    assert looks.is_still_settled(code("A"))


def test_a_small_label_that_is_hard_to_read_is_the_same(looks: Looks) -> None:
    looks.see(code("A"), motion="empty")
    looks.settle()
    looks.see(motion="empty", for_s=3.0)
    assert looks.is_still_settled(code("A"))
    looks.see(motion="empty", for_s=6.0)
    assert not looks.is_still_settled(code("A"))


def test_in_front_of_somebody_who_moves_a_code_leaves_after_some_seconds(looks: Looks) -> None:
    looks.see(code("A"), motion="moving")
    looks.settle()
    looks.see(motion="moving", for_s=9.0)
    assert not looks.is_still_settled(code("A"))


def test_an_unplugged_camera_is_no_leaving(looks: Looks) -> None:
    looks.see(code("A"), motion="moving")
    looks.settle()
    looks.time_s += 60.0
    assert looks.is_still_settled(code("A"))


def test_forgotten_answers_leave_used_codes_used(looks: Looks) -> None:
    looks.see(code("A"))
    looks.settle().answer = answer("A", known=True)
    looks.tracker.forget_answers()
    (one,) = looks.in_view()
    assert (one.answer, one.is_settled) == (None, True)


def test_the_same_text_twice_in_one_look_counts_once(looks: Looks) -> None:
    looks.see(code("A"), code("A"))
    assert [one.look_count for one in looks.in_view()] == [1]
