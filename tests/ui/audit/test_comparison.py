"""Which pictures of a group are compared, and where they are drawn."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from desktop_app.domain.finding import FindingLevel, PicturePair
from desktop_app.ui.audit.comparison import ComparedPictures, compared_pictures, picture_areas
from tests.ui.audit.samples import make_products, make_review

# The second picture shows the first one in its right half.
_SHIFT = (0.5, 0.0, 0.5, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
AREA = QRectF(0, 0, 308, 100)


def transform(pair: PicturePair, reference: int = 0) -> QTransform | None:
    review = make_review(*make_products(2), pairs=(pair,))
    review.set_reference(reference)
    return compared_pictures(review).transform


def test_the_visible_members_are_compared() -> None:
    review = make_review(*make_products(3))
    review.active = 2
    compared = compared_pictures(review)
    assert [picture and picture.id for picture in compared.pictures] == [11, 21, 31]
    assert compared.captions == ("S-1", "S-2", "S-3")
    assert (compared.pair, compared.active) == ((0, 2), 2)


def test_a_product_without_pictures_has_its_place() -> None:
    compared = compared_pictures(make_review(*make_products(2), pictures=0))
    assert compared.pictures == (None, None)
    assert compared.transform is None


def test_the_transform_leads_from_the_reference_to_the_other_picture() -> None:
    pair = PicturePair(11, 21, "copy", 0.9, _SHIFT)
    forward, backward = transform(pair), transform(pair, reference=1)
    assert forward is not None
    assert backward is not None
    assert forward.map(QPointF(0, 0)) == QPointF(0.5, 0)
    assert backward.map(QPointF(0.5, 0)) == QPointF(0, 0)


def test_only_identical_pictures_need_no_transform() -> None:
    def without_transform(level: FindingLevel) -> QTransform | None:
        return transform(PicturePair(11, 21, level, 0.9, None))

    assert without_transform("exact") == QTransform()
    assert without_transform("copy") is None


def test_pictures_side_by_side_share_the_width() -> None:
    compared = ComparedPictures((None, None, None), ("A", "B", "C"), (0, 2))
    assert picture_areas(AREA, "side", compared) == [
        (0, QRectF(0, 0, 97 + 1 / 3, 100)),
        (1, QRectF(105 + 1 / 3, 0, 97 + 1 / 3, 100)),
        (2, QRectF(210 + 2 / 3, 0, 97 + 1 / 3, 100)),
    ]


def test_in_other_modes_the_first_of_the_pair_has_the_whole_area() -> None:
    compared = ComparedPictures((None, None, None), ("A", "B", "C"), (1, 2))
    assert picture_areas(AREA, "split", compared) == [(1, AREA)]
