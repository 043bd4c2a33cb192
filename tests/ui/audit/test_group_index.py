"""The shelf: which groups are shown, how many there are, and what is not the same as before."""

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupState
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.product import Product
from desktop_app.ui.audit.group_index import (
    GroupFilter,
    GroupIndex,
    key_of,
)


def group(
    first: int, level: FindingLevel = "copy", state: GroupState = "open", size: int = 2
) -> DuplicateGroup:
    ids = tuple(range(first, first + size))
    skus = tuple(f"S-{number}" for number in ids)
    return DuplicateGroup(ids, ids, f"Name {first}", skus, level, 0.9, (), state)


def shelf_of(*groups: DuplicateGroup) -> GroupIndex:
    return GroupIndex.named(groups, {}, "en")


def test_only_what_was_chosen_is_shown() -> None:
    shelf = shelf_of(group(1, "exact"), group(3), group(5, state="later"), group(7))
    assert shelf.rows(GroupFilter()) == [0, 1, 3]
    assert shelf.rows(GroupFilter(level="copy")) == [1, 3]
    assert shelf.rows(GroupFilter(state="later")) == [2]
    assert shelf.rows(GroupFilter(text=" s-8 ")) == [3]
    assert shelf.rows(GroupFilter(text="NAME")) == [0, 1, 3]


def test_counts_follow_the_rest_of_the_choice() -> None:
    shelf = shelf_of(group(1, "exact"), group(3), group(5, state="settled"))
    assert shelf.by_level(GroupFilter(level="exact")) == {
        None: 2,
        "exact": 1,
        "copy": 1,
        "same_product": 0,
    }
    assert shelf.by_state(GroupFilter(level="copy")) == {"open": 1, "later": 0, "settled": 1}
    assert shelf.by_level(GroupFilter(text="nowhere"))[None] == 0


def test_a_state_that_was_taken_down_counts_at_once() -> None:
    shelf = shelf_of(group(1), group(3))
    shelf.set_state(0, "settled")
    assert shelf.rows(GroupFilter()) == [1]
    assert not shelf.shows(GroupFilter(), 0)
    assert shelf.shows(GroupFilter(state="settled"), 0)


def test_a_group_is_known_whichever_of_its_products_comes_first() -> None:
    before = shelf_of(group(1), group(3))
    turned = DuplicateGroup((4, 3), (4, 3), "Name 4", ("S-4", "S-3"), "copy", 0.9, (), "open")
    assert before.row_of(key_of(turned)) == 1
    assert shelf_of(group(1), turned).first_unlike(before) is None


def test_what_is_new_or_of_another_state_is_found() -> None:
    before = shelf_of(group(1), group(3, state="settled"))
    assert shelf_of(group(1), group(3)).first_unlike(before) == 1
    assert shelf_of(group(1), group(3, state="settled"), group(9)).first_unlike(before) == 2


def test_groups_with_a_product_in_common_touch_each_other() -> None:
    shelf = shelf_of(group(1), group(2, "exact"), group(7))
    assert shelf.touching(0)
    assert not shelf.touching(2)


def test_names_are_those_of_the_language_or_the_sku() -> None:
    known = {
        1: Product(1, "S-1", "Cup", attributes={"name_zh": "杯子"}),
        3: Product(3, "S-3"),
    }
    shelf = GroupIndex.named([group(1), group(3), group(5)], known, "zh")
    assert shelf.names == ("杯子", "S-3", "Name 5")
    assert shelf.rows(GroupFilter(text="杯")) == [0]
    assert shelf.only(shelf.groups[1:]).names == ("S-3", "Name 5")
