from desktop_app.catalogue.io.heading_row import heading_row


def test_the_row_with_known_headings_is_found_below_titles() -> None:
    assert heading_row([["××公司报价单"], ["货号", "名称"], ["A1", "红茶"]]) == 1


def test_without_known_headings_the_first_wide_row_counts() -> None:
    assert heading_row([["My list", "", ""], ["a", "b", "c"], ["1", "2", "3"]]) == 1
    assert heading_row([["My list"]]) == 0
