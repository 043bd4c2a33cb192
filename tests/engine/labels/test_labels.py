"""Labels are read where they can decide, and the words decide between look-alikes."""

from dataclasses import replace

import pytest

from desktop_app.domain.answer import Answer
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.labels.labels import Labels
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.label_text import TEXT_VERSION, LabelReader
from tests.labels import draw_label, line, needs_reader

_CALIBRATION = Calibration(0.0, {"visual": 0.5, "label_first": 4.0, "label_unexplained": 4.0})


@pytest.fixture
def labels(teas: Workspace) -> Labels:
    return Labels(teas.catalogue.store, _CALIBRATION)


@pytest.fixture
def answer(teas: Workspace) -> Answer:
    answer = teas.identify(draw_label("MORLEAF", "Lemon", degrees=5))
    return replace(answer, verdict="check")


@needs_reader
def test_the_label_decides(teas: Workspace, labels: Labels, reader: LabelReader) -> None:
    finish(labels.read_pictures(reader))
    assert labels.count_unread() == 0
    labels.reader = reader
    answer = labels.identify(teas.identify, draw_label("MORLEAF", "Camomile", degrees=5), top=2)
    assert answer.hits[0].product.sku == "T-CAM"
    assert len(answer.hits) == 2
    assert answer.verdict == "match"
    assert answer.ms.stages["label"] > 0


@needs_reader
def test_a_product_that_the_catalogue_lacks_is_no_match(
    teas: Workspace, labels: Labels, reader: LabelReader
) -> None:
    finish(labels.read_pictures(reader))
    labels.reader = reader
    photo = draw_label("MORLEAF", "Rooibos", degrees=5)
    assert labels.identify(teas.identify, photo, top=1).verdict != "match"


def test_names_decide_before_the_pictures_are_read(labels: Labels, answer: Answer) -> None:
    assert labels.can_decide(answer)
    ruled = labels.rule(answer, [line("Morleaf"), line("CAMOMILE")])
    assert ruled.hits[0].product.sku == "T-CAM"


def test_a_label_is_not_read_where_it_cannot_decide(labels: Labels, answer: Answer) -> None:
    plain = [replace(hit, product=replace(hit.product, brand="")) for hit in answer.hits]
    sure = replace(answer, verdict="match")
    assert labels.can_decide(sure)
    assert not labels.can_decide(replace(sure, hits=tuple(plain)))
    assert not labels.can_decide(replace(answer, hits=()))
    assert not labels.can_decide(replace(answer, photo=None))


def test_a_label_is_not_read_if_nothing_is_printed_on_the_hits(
    teas: Workspace, labels: Labels, answer: Answer
) -> None:
    teas.catalogue.store.label_texts.put(TEXT_VERSION, {1: (), 2: (), 3: ()})
    assert not labels.can_decide(answer)


def test_without_a_calibration_or_words_the_answer_stays(
    teas: Workspace, labels: Labels, answer: Answer
) -> None:
    without = Labels(teas.catalogue.store, None)
    assert not without.can_decide(answer)
    assert without.rule(answer, [line("CAMOMILE")]) is answer
    assert labels.rule(answer, []) is answer


def test_words_are_counted_again_after_a_change(labels: Labels, teas: Workspace) -> None:
    first = labels.rarity()
    assert labels.rarity() is first
    teas.catalogue.store.label_texts.put(TEXT_VERSION, {1: (line("Peppermint"),)})
    assert labels.rarity() is not first
