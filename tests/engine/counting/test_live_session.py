from types import SimpleNamespace
from typing import Any

from desktop_app.domain.region import Region
from desktop_app.engine.counting.live_session import LiveSession
from tests.engine.counting.test_live_counting import CUP, LEFT, TEA, Mat


def counting(mat: Mat, pipeline: object) -> Any:
    return SimpleNamespace(detect=mat.detect, search=mat.search, pipeline=pipeline)


def test_things_are_searched_for_again_in_another_index_at_once() -> None:
    mat, session, first = Mat(), LiveSession(), object()
    places = [Region(0.2 * n, 0.1, 0.2 * n + 0.15, 0.4) for n in range(5)]
    mat.things = dict.fromkeys(places, TEA.sku)
    for _ in range(10):
        count = session.look(counting(mat, first), mat.frame())
    assert [one.count for one in count.products] == [5]
    mat.things[places[0]] = CUP.sku
    count = session.look(counting(mat, object()), mat.frame())
    assert [(one.product.sku, one.count) for one in count.products] == [("CUP", 1), ("TEA", 4)]


def test_the_first_look_is_only_one() -> None:
    mat = Mat()
    mat.things = {LEFT: TEA.sku}
    count = LiveSession().look(counting(mat, object()), mat.frame())
    assert (count.units, count.pending) == ((), (LEFT,))
