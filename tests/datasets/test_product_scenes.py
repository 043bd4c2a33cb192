from datasets.product_scenes import product_scenes
from desktop_app import paths


def test_the_scenes_of_the_sample_have_their_products_in_the_photo() -> None:
    scenes = product_scenes(paths.sample_folder())
    assert len(scenes) == 40
    assert all(0 < one.region.area < 1 for scene in scenes for one in scene.products)
    first = scenes[0]
    skus = [one.sku for one in first.products]
    assert [skus.count(one.sku) for one in first.products] == [one.count for one in first.products]
    assert first.photo.shape[2] == 3
    assert first.photo is first.photo
