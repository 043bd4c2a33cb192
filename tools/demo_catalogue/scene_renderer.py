"""Render the scenes with several products."""

import numpy as np
from PIL import Image

from tools.demo_catalogue import blender, scenes
from tools.demo_catalogue.locations import LIGHTS
from tools.demo_catalogue.photo_renderer import add_lamps, auto_expose
from tools.demo_catalogue.scenes import SCALE, Scene


def render_scene(scene: Scene, size: tuple[int, int], samples: int = 10) -> Image.Image:
    """Render a scene.

    Args:
        scene: of the plan.
        size: (width, height) in pixels.
        samples: per pixel.
    """
    objects = scenes.arrange_products(scene)
    camera = scenes.place_camera(scene, objects, size[1] / size[0])
    light = LIGHTS[scene.light]
    blender.new_scene(samples, light.sky, light.strength + 0.1)
    for one in (*objects, *scenes.surroundings(scene, objects)):
        blender.add_object(one, SCALE)
    add_lamps(scene.light, 0.3)
    blender.set_camera(camera, size)
    picture = blender.render(light.stops)
    rng = np.random.default_rng([45, scene.number])
    pixels = auto_expose(np.asarray(picture, np.float32))
    grain = rng.normal(0, 2.5, (*pixels.shape[:2], 1))
    return Image.fromarray((pixels + grain).clip(0, 255).astype(np.uint8))
