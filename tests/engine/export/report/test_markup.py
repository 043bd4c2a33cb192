"""Elements are serialised as HTML in which text is always escaped."""

from desktop_app.engine.export.report.markup import (
    element,
    html_before_and_after,
    html_document,
    html_fragment,
)


def test_text_is_escaped() -> None:
    assert html_fragment(element("p", "<b>&")) == "<p>&lt;b&gt;&amp;</p>\n"


def test_attributes_are_escaped() -> None:
    assert html_fragment(element("p", title='"><script>')) == (
        '<p title="&quot;&gt;<script&gt;"></p>\n'
    )


def test_text_and_elements_keep_their_order() -> None:
    mixed = element("p", "a", "b", element("b", "c"), "d", "e", element("i"))
    assert html_fragment(mixed) == "<p>ab<b>c</b>de<i></i></p>\n"


def test_attribute_names_and_numbers() -> None:
    line = element("line", class_="grid", stroke_width=1.0, x=1.239, y=7)
    assert html_fragment(line) == '<line class="grid" stroke-width="1" x="1.24" y="7"></line>\n'


def test_void_elements_have_no_end_tag() -> None:
    assert html_fragment(element("img", src="x")) == '<img src="x">\n'


def test_a_document_begins_with_its_type() -> None:
    assert html_document(element("html")) == "<!DOCTYPE html>\n<html></html>\n"


def test_a_document_is_divided_at_its_placeholder() -> None:
    placeholder = element("slot")
    # The same tag as text is no placeholder.
    root = element("html", element("p", "<slot></slot>"), placeholder, element("footer"))
    before, after = html_before_and_after(root, placeholder)
    assert before == "<!DOCTYPE html>\n<html><p>&lt;slot&gt;&lt;/slot&gt;</p>"
    assert after == "<footer></footer></html>\n"
