"""What another program has changed or deleted is not accepted as it was shown."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols.catalogue import Catalogue
from desktop_app.errors import VitrineError
from desktop_app.ui.i18n.messages import Notice
from tests.actor import ACTOR
from tests.ui.counter.counter_driver import CounterDriver


@contextmanager
def other_program(folder: Path) -> Iterator[tuple[Catalogue, int]]:
    """Open the catalogue a second time; yield it, and the id of P-2."""
    with closing(open_catalogue(folder, actor=ACTOR)) as other:
        yield other, other.products.by_sku(["P-2"])["P-2"].id


@pytest.fixture
def answered(manual: CounterDriver, pictures: list[Path]) -> CounterDriver:
    manual.answer(pictures[2])
    assert manual.offered()[0] == "P-2"
    return manual


def test_the_present_price_is_accepted_and_said(answered: CounterDriver, catalogue: Path) -> None:
    notices: list[Notice] = []
    answered.page.notice_raised.connect(notices.append)
    with other_program(catalogue) as (other, product_id):
        other.products.update({product_id: {"price": Decimal("29.90"), "currency": "EUR"}})
    answered.press(Qt.Key.Key_Return)
    assert [one.product.price for one in answered.accepted] == [Decimal("29.90")]
    assert "29.90" in str(notices[0].message)
    assert answered.controller.phase == "accepted"


def test_a_deleted_product_is_refused(answered: CounterDriver, catalogue: Path) -> None:
    errors: list[Exception] = []
    answered.page.failed.connect(errors.append)
    with other_program(catalogue) as (other, product_id):
        other.products.delete([product_id])
    answered.press(Qt.Key.Key_Return)
    assert not answered.accepted
    assert isinstance(errors[0], VitrineError)
    assert "no longer in the catalogue" in str(errors[0])
    # The other candidates can still be accepted.
    assert answered.controller.phase == "answered"


def test_an_archived_product_is_refused(answered: CounterDriver, catalogue: Path) -> None:
    with other_program(catalogue) as (other, product_id):
        other.products.update({product_id: {"archived_at": "2026-11-21T16:00:00Z"}})
    answered.press(Qt.Key.Key_Return)
    assert not answered.accepted
