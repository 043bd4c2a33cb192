"""Findings between contents become links between products."""

import numpy as np
import pytest

from desktop_app.domain.finding import Finding, PictureContents
from desktop_app.engine.duplicates.product_links import picture_pairs, product_links
from tests.engine.audit_catalogue import AuditCatalogue

# Halves the width and moves the picture to the right.
TRANSFORM = (0.5, 0.0, 0.25, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def test_equal_contents_are_an_exact_pair() -> None:
    pictures = [PictureContents("a", 1, 10), PictureContents("a", 2, 20)]
    ((pair, first, second),) = picture_pairs(pictures, [])
    assert (pair.first_id, pair.second_id, pair.level, pair.score) == (1, 2, "exact", 1.0)
    assert (first, second) == (10, 20)


def test_a_finding_is_a_pair_for_every_two_pictures_with_its_contents() -> None:
    pictures = [
        PictureContents("a", 1, 10),
        PictureContents("b", 2, 20),
        PictureContents("b", 3, 30),
    ]
    pairs = list(picture_pairs(pictures, [Finding("a", "b", "copy", 0.9)]))
    assert [(pair.level, first, second) for pair, first, second in pairs] == [
        ("exact", 20, 30),
        ("copy", 10, 20),
        ("copy", 10, 30),
    ]


def test_stronger_levels_come_first_then_the_given_order() -> None:
    pictures = [PictureContents(content, number, number) for number, content in enumerate("abc", 1)]
    findings = [
        Finding("a", "b", "same_product", 0.99),
        Finding("b", "c", "copy", 0.9),
        Finding("a", "c", "copy", 0.8),
    ]
    scores = [pair.score for pair, *_ in picture_pairs(pictures, findings)]
    assert scores == [0.9, 0.8, 0.99]


def test_the_transform_is_inverted_if_the_second_content_has_the_smaller_picture_id() -> None:
    finding = Finding("a", "b", "copy", 0.9, TRANSFORM)
    pictures = [PictureContents("b", 1, 10), PictureContents("a", 2, 20)]
    ((pair, *_),) = picture_pairs(pictures, [finding])
    assert pair.transform is not None
    product = np.reshape(pair.transform, (3, 3)) @ np.reshape(TRANSFORM, (3, 3))
    assert product / product[2, 2] == pytest.approx(np.eye(3))


def test_a_placeholder_of_many_products_does_not_make_a_pair_of_each_two() -> None:
    pictures = [PictureContents("a", number, number) for number in range(1, 1001)]
    pairs = list(picture_pairs(pictures, []))
    assert [pair.first_id for pair, *_ in pairs] == [1] * 999
    others = [PictureContents("b", number, number) for number in range(1001, 2001)]
    found = list(picture_pairs([*pictures, *others], [Finding("a", "b", "copy", 0.9)]))
    assert [pair.level for pair, *_ in found].count("copy") == 1


def test_two_products_are_linked_by_their_strongest_finding(
    audit_catalogue: AuditCatalogue,
) -> None:
    one = audit_catalogue.add("A", "a1", "a2")
    two = audit_catalogue.add("B", "b1", "b2")
    audit_catalogue.find("a1", "b1", "same_product", 0.95)
    audit_catalogue.find("a2", "b2", "copy", 0.8)
    links = product_links(audit_catalogue.store)
    assert links.keys() == {(one, two)}
    link = links[one, two]
    assert (link.level, link.score) == ("copy", 0.8)
    pictures = audit_catalogue.store.pictures.get(link.pictures)
    assert [pictures[number].content_hash for number in link.pictures] == ["a2", "b2"]


def test_pictures_are_in_the_order_of_the_product_ids(audit_catalogue: AuditCatalogue) -> None:
    one, two = audit_catalogue.add("A"), audit_catalogue.add("B", "b")
    # The second product has the first picture.
    audit_catalogue.add_picture(one, "a")
    audit_catalogue.find("a", "b", "copy", 0.9)
    link = product_links(audit_catalogue.store)[one, two]
    pictures = audit_catalogue.store.pictures.get(link.pictures)
    assert [pictures[number].product_id for number in link.pictures] == [one, two]


def test_two_pictures_of_one_product_are_no_link(audit_catalogue: AuditCatalogue) -> None:
    audit_catalogue.add("A", "a1", "a2")
    audit_catalogue.find("a1", "a2", "copy", 0.9)
    assert product_links(audit_catalogue.store) == {}


def test_equal_gtins_link_products_without_pictures(audit_catalogue: AuditCatalogue) -> None:
    one = audit_catalogue.add("A", gtin="4006381333931")
    two = audit_catalogue.add("B", gtin="4006381333931")
    audit_catalogue.add("C", gtin="4000417025005")
    links = product_links(audit_catalogue.store)
    assert links.keys() == {(one, two)}
    assert (links[one, two].level, links[one, two].pictures) == ("same_product", (0, 0))


def test_a_finding_about_pictures_is_preferred_to_an_equal_gtin(
    audit_catalogue: AuditCatalogue,
) -> None:
    one = audit_catalogue.add("A", "a", gtin="4006381333931")
    two = audit_catalogue.add("B", "b", gtin="4006381333931")
    audit_catalogue.find("a", "b", "same_product", 0.6)
    assert product_links(audit_catalogue.store)[one, two].score == 0.6
