from pathlib import Path

from desktop_app.catalogue.io.import_sources import open_source


def test_columns_that_may_be_missed_are_warned_of(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text(
        "sku,colour,Netto-VK 2,number,shots,amount,\n"
        "A1,red,3.49,4006381333931,a.jpg,€ 3.49,x\n"
        "A2,blue,5.00,96385074,b.jpg,€ 5.00,\n"
    )
    warnings = [(warning.column, str(warning.reason)) for warning in open_source(file).warnings()]
    assert [column for column, _ in warnings] == ["Netto-VK 2", "number", "shots", "amount", ""]
    assert [reason.split()[4] for _, reason in warnings[:4]] == ["a", "a", "pictures,", "a"]
    assert warnings[4][1] == "Column 7 has no heading; it is left out."
