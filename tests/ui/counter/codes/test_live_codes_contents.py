"""What codes in the live picture say besides the product: amounts, batches and dates."""

from decimal import Decimal

from desktop_app.catalogue.gtin import with_check_digit
from desktop_app.domain.product import Product
from desktop_app.ui.settings.preferences import Preferences
from tests.ui.counter.codes.conftest import CodeCounter
from tests.ui.parts import part

GTIN = "4006381333931"


def add(counter: CodeCounter, **values: str) -> None:
    added: list[Product] = []
    task = counter.window.client.write(lambda workspace: workspace.editor().add(values))
    task.on_success(added.append)
    counter.qtbot.waitUntil(lambda: bool(added))


def test_a_scale_label_gives_product_and_weight(counter: CodeCounter) -> None:
    add(counter, sku="12", name="Apples")
    part(counter.window, Preferences).change(scale_labels="21IIIIIWWWWWC")
    counter.put_codes(with_check_digit("210001201250"), kind="EAN13")
    counter.wait_for_accepted("12")
    assert counter.accepted[0].codes[0].amount.weight_kg == Decimal("1.250")
    assert "1.250 kg" in counter.text("accepted_code").replace("\N{NO-BREAK SPACE}", " ")


def test_batch_and_past_date_of_a_gs1_code_are_shown(counter: CodeCounter) -> None:
    add(counter, sku="Y-1", name="Yoghurt", gtin=GTIN)
    with counter.qtbot.waitSignal(counter.page.notice_raised) as notice:
        counter.put_codes(f"(01)0{GTIN}(15)250101(10)L7", kind="DataMatrix", gs1=True)
    assert notice.args is not None
    assert str(notice.args[0].message).startswith("The date of Yoghurt is past:")
    counter.wait_for_accepted("Y-1")
    (code,) = counter.accepted[0].codes
    assert (code.batch, code.number) == ("L7", GTIN)
    assert counter.text("accepted_code") == f"Sure: its code {GTIN} was read\nBatch L7"
    assert counter.text("accepted_warning").endswith(": past")
