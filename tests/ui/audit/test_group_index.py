"""Groups are filtered, counted, and compared with those of the last load."""

from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.product import Product
from desktop_app.ui.audit.group_index import GroupFilter, GroupIndex, group_key
from tests.ui.audit.samples import index_of, make_group


def test_groups_are_filtered_by_level_state_and_text() -> None:
    index = index_of(
        make_group(1, "exact"), make_group(3), make_group(5, state="later"), make_group(7)
    )
    assert index.matching(GroupFilter()) == [0, 1, 3]
    assert index.matching(GroupFilter(level="copy")) == [1, 3]
    assert index.matching(GroupFilter(state="later")) == [2]
    assert index.matching(GroupFilter(text=" s-8 ")) == [3]
    assert index.matching(GroupFilter(text="NAME")) == [0, 1, 3]


def test_variants_are_listed_apart() -> None:
    index = index_of(make_group(1, "exact"), make_group(3, "variant"), make_group(5, "variant"))
    assert index.matching(GroupFilter()) == [0]
    assert index.matching(GroupFilter(level="variant")) == [1, 2]
    assert not index.matches(GroupFilter(), 1)
    assert index.matches(GroupFilter(level="variant"), 1)
    assert index.count_by_state(GroupFilter())["open"] == 1
    assert index.count_by_level(GroupFilter())["variant"] == 2
    assert len(index.open_groups()) == 3


def test_counts_follow_the_rest_of_the_filter() -> None:
    index = index_of(make_group(1, "exact"), make_group(3), make_group(5, state="settled"))
    assert index.count_by_level(GroupFilter(level="exact")) == {
        None: 2,
        "exact": 1,
        "copy": 1,
        "same_product": 0,
        "variant": 0,
    }
    assert index.count_by_state(GroupFilter(level="copy")) == {"open": 1, "later": 0, "settled": 1}
    assert index.count_by_level(GroupFilter(text="nowhere"))[None] == 0


def test_a_changed_state_changes_the_matches() -> None:
    index = index_of(make_group(1), make_group(3))
    index.set_state(0, "settled")
    assert index.matching(GroupFilter()) == [1]
    assert not index.matches(GroupFilter(), 0)
    assert index.matches(GroupFilter(state="settled"), 0)


def test_a_group_is_the_same_whichever_product_is_the_reference() -> None:
    before = index_of(make_group(1), make_group(3))
    swapped = DuplicateGroup((4, 3), (4, 3), "Name 4", ("S-4", "S-3"), "copy", 0.9, (), "open")
    assert before.position_of(group_key(swapped)) == 1
    assert index_of(make_group(1), swapped).first_changed(before) is None


def test_the_first_new_or_changed_group_is_found() -> None:
    before = index_of(make_group(1), make_group(3, state="settled"))
    assert index_of(make_group(1), make_group(3)).first_changed(before) == 1
    assert (
        index_of(make_group(1), make_group(3, state="settled"), make_group(9)).first_changed(before)
        == 2
    )


def test_groups_with_a_common_product_are_found() -> None:
    index = index_of(make_group(1), make_group(2, "exact"), make_group(7))
    assert index.shares_products(0)
    assert not index.shares_products(2)


def test_names_are_localised_or_the_sku() -> None:
    known = {
        1: Product(1, "S-1", "Cup", attributes={"name_zh": "杯子"}),
        3: Product(3, "S-3"),
    }
    index = GroupIndex.localised([make_group(1), make_group(3), make_group(5)], known, "zh")
    assert index.names == ("杯子", "S-3", "Name 5")
    assert index.matching(GroupFilter(text="杯")) == [0]
    assert index.subset(index.groups[1:]).names == ("S-3", "Name 5")
