"""Notices say what the user can do about a photo without boxes."""

from desktop_app.ui.boxes.detection_notice import nothing_found, nothing_on_shelf


def test_a_better_photo_does_not_help_where_the_detector_is_missing() -> None:
    assert "closer to the shelf" in str(nothing_on_shelf(finds_boxes=True).hint)
    notice = nothing_on_shelf(finds_boxes=False)
    assert "detector" in str(notice.message)
    assert str(notice.hint) == "Install Vitrine again."


def test_boxes_can_be_drawn_without_a_detector() -> None:
    assert "Draw a box" in str(nothing_found(finds_boxes=False).hint)
