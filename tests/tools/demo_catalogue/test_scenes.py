"""The plan and the ground truth of the scenes."""

import numpy as np

from tools.demo_catalogue import scenes
from tools.demo_catalogue.camera import frame_points


def test_scenes_contain_three_to_twelve_products() -> None:
    planned = scenes.plan()
    assert len(planned) == 40
    assert {len(scene.products) for scene in planned} == set(range(3, 13))
    assert any(len({p.sku for p in scene.products}) < len(scene.products) for scene in planned)


def test_the_plan_is_deterministic() -> None:
    assert [scene.base for scene in scenes.plan()] == [scene.base for scene in scenes.plan()]


def test_an_occluded_object_is_less_visible() -> None:
    points = np.stack(np.meshgrid(np.linspace(-1, 1, 80), [0.0], np.linspace(0, 2, 80)), -1)
    front = points.reshape(-1, 3)
    behind = front + np.array([0.0, 2.0, 0.0])
    beside = front + np.array([2.5, 2.0, 0.0])
    camera = frame_points(np.concatenate([front, beside]), 0, 0)
    shares = scenes.visible_shares([front, behind, beside], camera)
    assert shares[0] == shares[2] == 1
    assert shares[1] < 0.1


def test_the_products_of_a_scene_are_inside_its_picture() -> None:
    scene = scenes.plan()[0]
    objects = scenes.arrange_products(scene)
    camera = scenes.place_camera(scene, objects, 0.75)
    truth = scenes.ground_truth(scene, objects, camera)
    assert [one.sku for one in truth] == [product.sku for product in scene.products]
    for one in truth:
        left, top, right, bottom = one.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        assert 0 < one.visible <= 1
