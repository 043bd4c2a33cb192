"""The plan of the query photos."""

from tools.demo_catalogue import query_photos
from tools.demo_catalogue.products.duplicates import DUPLICATES


def test_query_photos_show_known_and_ten_absent_products() -> None:
    photos = query_photos.plan()
    assert len([photo for photo in photos if photo.known]) >= 200
    assert len({photo.product.sku for photo in photos if not photo.known}) == 10
    assert all(photo.sku == "" for photo in photos if not photo.known)
    assert {photo.place for photo in photos} == {"counter", "shelf", "hand", "floor"}


def test_no_query_photo_shows_a_product_with_a_duplicate() -> None:
    originals = {duplicate.of for duplicate in DUPLICATES}
    assert not {photo.sku for photo in query_photos.plan()} & originals


def test_the_plan_is_deterministic() -> None:
    first, again = query_photos.plan(), query_photos.plan()
    assert [(p.sku, p.place, p.yaw, p.stops) for p in first] == [
        (p.sku, p.place, p.yaw, p.stops) for p in again
    ]


def test_the_second_photos_show_the_known_products_in_the_same_order_and_otherwise() -> None:
    first = [photo for photo in query_photos.plan() if photo.known]
    second = query_photos.second_photos()
    assert [photo.sku for photo in second] == [photo.sku for photo in first]
    assert not {photo.name for photo in second} & {photo.name for photo in query_photos.plan()}
    assert not {(p.yaw, p.pitch) for p in second} & {(p.yaw, p.pitch) for p in first}
