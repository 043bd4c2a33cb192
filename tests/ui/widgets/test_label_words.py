"""The words that decided an answer are named in a sentence."""

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import Evidence, LabelEvidence
from desktop_app.domain.product import Product
from desktop_app.ui.widgets.label_words import label_sentence


def _hit(*found: str, other: tuple[str, ...] = ()) -> Hit:
    evidence = Evidence({}, label=LabelEvidence(found, other))
    return Hit(Product(1, "A"), None, 0.9, evidence)


def test_the_most_telling_words_are_named() -> None:
    assert label_sentence(_hit("VINEGAR"), "match") == "Label: VINEGAR."
    assert label_sentence(_hit("A1", "B2", "C3", "D4"), "check") == "Label: A1, B2, C3."


def test_nothing_is_said_without_words_for_the_product() -> None:
    assert label_sentence(_hit(other=("SALT",)), "check") == ""
    assert label_sentence(_hit("VINEGAR"), "unknown") == ""
    assert label_sentence(Hit(Product(1, "A"), None, 0.9), "match") == ""
    assert label_sentence(None, "match") == ""
