"""Where an export puts pictures, and which folder shows the result."""

from pathlib import Path

from desktop_app.ui.exporting.export_plan import ExportPlan


def test_copies_are_beside_the_file() -> None:
    plan = ExportPlan("csv", Path("/out/shop.csv"), copies_pictures=True)
    assert plan.picture_folder == Path("/out/shop pictures")
    assert plan.shown_folder == Path("/out")
    assert ExportPlan("csv", Path("/out/shop.csv")).picture_folder is None


def test_a_folder_of_pictures_is_shown_itself() -> None:
    assert ExportPlan("pictures", Path("/out/pictures")).shown_folder == Path("/out/pictures")
