import numpy as np
import pytest

from desktop_app.engine.categories.category_poll import CategoryPoll, poll_categories
from tests.engine.categories.looks import DIM, MODEL, LookCatalogue


def polls(looks: LookCatalogue, *product_ids: int) -> list[CategoryPoll]:
    batches = poll_categories(looks.store, looks.index, MODEL, product_ids)
    return [poll for batch in batches for poll in batch]


def test_similar_products_vote(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam", "Soap")
    new = looks.add("new", "", 1)
    (poll,) = polls(looks, new)
    assert (poll.product_id, poll.category) == (new, "Jam")
    assert poll.share > 0.9
    assert 0.7 < poll.cosine < 1


def test_a_product_has_no_vote_on_itself(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam")
    wrong = looks.add("wrong", "Soap", 1, 1, 1)
    (poll,) = polls(looks, wrong)
    assert poll.category == "Jam"


def test_every_picture_counts_equally(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam")
    mixed = looks.add("mixed", "", 0, 1, 1)
    (poll,) = polls(looks, mixed)
    assert poll.category == "Jam"
    assert poll.share == pytest.approx(2 / 3, abs=0.05)


def test_products_without_category_or_archived_have_no_vote(looks: LookCatalogue) -> None:
    looks.fill("Tea", "Jam")
    hidden = [looks.add(f"hidden-{number}", "Soap", 1) for number in range(30)]
    looks.store.products.update({number: {"archived_at": "2026-11-21"} for number in hidden})
    for number in range(400):
        looks.add(f"open-{number}", "", 1)
    new = looks.add("new", "", 1)
    (poll,) = polls(looks, new)
    assert poll.category == "Jam"


def test_products_without_pictures_or_voters_are_left_out(looks: LookCatalogue) -> None:
    alone = looks.add("alone", "", 0)
    assert polls(looks, alone, looks.add("bare", "Tea")) == []


def test_a_placeholder_picture_is_voted_on_by_all_who_share_it(looks: LookCatalogue) -> None:
    """The first twenty are of one category, but that says nothing."""
    placeholder = np.eye(DIM)[3]
    for number in range(60):
        product_id = looks.add(f"P-{number:02}", "Tea" if number < 25 else f"C{number % 7}")
        looks.add_vector(product_id, f"{number}", placeholder)
    new = looks.add("new", "")
    looks.add_vector(new, "new", placeholder)
    (poll,) = polls(looks, new)
    assert poll.share == pytest.approx(25 / 60)
