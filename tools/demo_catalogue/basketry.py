"""Renders basket scenes."""

import numpy as np
from PIL import Image

from tools.demo_catalogue import baskets, blender
from tools.demo_catalogue.baskets import SCALE, Basket
from tools.demo_catalogue.outdoors import exposed, shine
from tools.demo_catalogue.places import LIGHTS


def photograph(basket: Basket, size: tuple[int, int], samples: int = 10) -> Image.Image:
    """Return the picture of a scene, ``size`` in pixels."""
    things = baskets.arranged(basket)
    camera = baskets.camera_for(basket, things, size[1] / size[0])
    light = LIGHTS[basket.light]
    blender.empty(samples, light.sky, light.strength + 0.1)
    for thing in (*things, *baskets.surroundings(basket, things)):
        blender.put(thing, SCALE)
    shine(basket.light, 0.3)
    blender.look(camera, size)
    picture = blender.picture(light.stops)
    rng = np.random.default_rng([45, basket.number])
    pixels = exposed(np.asarray(picture, np.float32))
    grain = rng.normal(0, 2.5, (*pixels.shape[:2], 1))
    return Image.fromarray((pixels + grain).clip(0, 255).astype(np.uint8))
