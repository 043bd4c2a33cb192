from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import EMPTY_BASKET, Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.live_basket import LiveBasket

TEA = Hit(Product(1, "TEA", "Tea"), None, 0.9)
CUP = Hit(Product(2, "CUP", "Cup"), None, 0.9)
LEFT = Region(0.1, 0.2, 0.3, 0.6)
RIGHT = Region(0.6, 0.2, 0.8, 0.6)


def unit(region: Region, hit: Hit | None = TEA) -> FoundUnit:
    hits = () if hit is None else (hit,)
    return FoundUnit(region, "unknown" if hit is None else "match", hits, hit)


def counts(basket: Basket) -> dict[str, int]:
    return {row.product.sku: row.count for row in basket.rows}


def test_the_list_follows_what_lies_there() -> None:
    live = LiveBasket()
    basket = live.follow(EMPTY_BASKET, [unit(LEFT)])
    assert counts(basket) == {"TEA": 1}
    basket = live.follow(basket, [unit(RIGHT), unit(LEFT)])
    assert counts(basket) == {"TEA": 2}
    assert [one.found.region for one in basket.units] == [LEFT, RIGHT]
    basket = live.follow(basket, [unit(RIGHT)])
    assert [one.id for one in basket.units] == [2]


def test_a_box_that_trembles_stays_where_it_is() -> None:
    live = LiveBasket()
    first = live.follow(EMPTY_BASKET, [unit(LEFT)])
    assert live.follow(first, [unit(Region(0.1, 0.2, 0.301, 0.601))]) == first
    pushed = Region(0.12, 0.24, 0.32, 0.64)
    moved = live.follow(first, [unit(pushed)])
    assert moved.units[0].found.region == pushed
    assert moved.units[0].id == first.units[0].id


def test_a_chosen_product_stays_with_its_thing_until_that_is_taken_away() -> None:
    live = LiveBasket()
    basket = live.follow(EMPTY_BASKET, [unit(LEFT)]).assigned(1, CUP)
    basket = live.follow(basket, [unit(LEFT)])
    assert counts(basket) == {"CUP": 1}
    basket = live.follow(basket, [unit(Region(0.12, 0.24, 0.32, 0.64))])
    assert counts(basket) == {"CUP": 1}
    basket = live.follow(basket, [])
    basket = live.follow(basket, [unit(LEFT)])
    assert counts(basket) == {"TEA": 1}


def test_a_deleted_thing_is_left_out_until_it_is_taken_away() -> None:
    live = LiveBasket()
    basket = live.follow(EMPTY_BASKET, [unit(LEFT), unit(RIGHT)]).deleted(1)
    basket = live.follow(basket, [unit(LEFT), unit(RIGHT)])
    assert [one.id for one in basket.units] == [2]
    basket = live.follow(basket, [unit(RIGHT)])
    basket = live.follow(basket, [unit(LEFT), unit(RIGHT)])
    assert [one.id for one in basket.units] == [2, 3]


def test_changes_of_a_count_are_kept_as_a_difference() -> None:
    live = LiveBasket()
    basket = live.follow(EMPTY_BASKET, [unit(LEFT)]).plus(1).plus(1)
    basket = live.follow(basket, [unit(LEFT), unit(RIGHT)])
    assert counts(basket) == {"TEA": 4}
    basket = live.follow(basket.minus(1).minus(1).minus(1), [unit(LEFT), unit(RIGHT)])
    assert counts(basket) == {"TEA": 1}


def test_a_basket_before_a_change_is_followed_too() -> None:
    live = LiveBasket()
    before = live.follow(EMPTY_BASKET, [unit(LEFT)])
    after = live.follow(before.deleted(1), [unit(LEFT), unit(RIGHT, CUP)])
    assert counts(after) == {"CUP": 1}
    undone = live.follow(before, [unit(LEFT), unit(RIGHT, CUP)])
    assert counts(undone) == {"TEA": 1, "CUP": 1}


def test_another_camera_sees_new_things() -> None:
    live = LiveBasket()
    basket = live.follow(EMPTY_BASKET, [unit(LEFT), unit(RIGHT)]).assigned(1, CUP).deleted(2)
    live.forget()
    basket = live.follow(basket, [unit(LEFT), unit(RIGHT)])
    assert counts(basket) == {"TEA": 2}
