"""A small renderer: rays are marched to distances, hits are lit by softboxes.

Soft shadows and occlusion come from distances as well, the way of I. Quilez,
"Rendering worlds with two triangles" (2008).
"""

import numpy as np
import numpy.typing as npt

from tools.sample.scene import Camera, Scene, Thing
from tools.sample.shapes import Array, unit, vector
from tools.sample.surfaces import Part, Surface

_NEAR = np.float32(0.0012)
_STEPS = 90
_KEY_SAMPLES = 9
_FAR = np.float32(60)
_RAYS_AT_ONCE = 60_000


def render(scene: Scene, camera: Camera, finer: int = 3) -> tuple[Array, Array]:
    """Return the picture, (height, width, 3) linear, and each pixel's depth.

    On the things a pixel's side is divided into ``finer`` rays; what is behind
    them is smooth and gets one.
    """
    behind, floor = _behind(scene, camera)
    colours, limits = _repeated(behind, finer), _repeated(floor, finer)
    rays, _ = camera.rays(finer)
    meeting = np.logical_or.reduce([thing.may_meet(camera.eye, rays) for thing in scene.things])
    chosen = np.flatnonzero(meeting)
    flat, depths = colours.reshape(-1, 3), limits.reshape(-1)
    for some in _in_chunks(chosen):
        origins = np.broadcast_to(camera.eye, (len(some), 3))
        depth = _march(scene, origins, rays[some], depths[some])
        hit = np.isfinite(depth)
        if hit.any():
            seen, depth = some[hit], depth[hit]
            points = camera.eye + rays[seen] * depth[:, None]
            flat[seen], depths[seen] = _shade(scene, points, rays[seen]), depth
    width, height = camera.size
    # An edge against a bright lamp stays smooth when light is bounded first.
    blocks = np.minimum(colours, 1.6).reshape(height, finer, width, finer, 3)
    return blocks.mean(axis=(1, 3)), limits[::finer, ::finer]


def develop(picture: Array) -> npt.NDArray[np.uint8]:
    """Return linear light as an sRGB picture; highlights roll off."""
    bright = np.maximum(picture - 0.8, 0)
    rolled = np.minimum(picture, 0.8) + 0.2 * (1 - np.exp(-bright / 0.2))
    result: npt.NDArray[np.uint8] = np.clip(rolled ** (1 / 2.2) * 255 + 0.5, 0, 255).astype(
        np.uint8
    )
    return result


def _behind(scene: Scene, camera: Camera) -> tuple[Array, Array]:
    """Return the picture without the things but with their shadows, and its depth."""
    rays, screen = camera.rays(1)
    down = np.minimum(rays[:, 1], np.float32(-1e-4))
    depth = np.where(rays[:, 1] < -1e-4, -camera.eye[1] / down, _FAR).astype(np.float32)
    points = camera.eye + rays * depth[:, None]
    points[depth >= _FAR] = np.nan
    colours, mirror = scene.backdrop(rays, screen, points)
    near = np.flatnonzero(depth < _FAR)
    near = near[scene.distance(points[near]) < 5]
    for some in _in_chunks(near):
        colours[some] = _floor(scene, points[some], rays[some], colours[some], mirror[some])
    width, height = camera.size
    return colours.reshape(height, width, 3), np.minimum(depth, _FAR).reshape(height, width)


def _repeated(picture: Array, finer: int) -> Array:
    return picture.repeat(finer, axis=0).repeat(finer, axis=1)


def _in_chunks(indices: npt.NDArray[np.intp]) -> list[npt.NDArray[np.intp]]:
    return [indices[i : i + _RAYS_AT_ONCE] for i in range(0, len(indices), _RAYS_AT_ONCE)]


def _march(scene: Scene, origins: Array, rays: Array, limit: Array) -> Array:
    """Return how far each ray goes to a thing; infinite where it meets none."""
    travelled = np.zeros(len(rays), np.float32)
    result = np.full(len(rays), np.inf, np.float32)
    active = np.arange(len(rays))
    for _ in range(_STEPS):
        gap = scene.distance(origins[active] + rays[active] * travelled[active, None])
        done = gap < _NEAR
        result[active[done]] = travelled[active[done]]
        travelled[active] += gap
        active = active[~done & (travelled[active] < limit[active])]
        if not len(active):
            break
    return result


def _floor(scene: Scene, points: Array, rays: Array, colours: Array, mirror: Array) -> Array:
    """Darken the floor around the things and mirror them in it."""
    up = np.tile(vector(0, 1, 0), (len(points), 1))
    shadow = _soft_shadow(scene, points + up * np.float32(0.004))
    contact = _occlusion(scene, points, up)
    shaded: Array = colours * (0.62 + 0.38 * shadow)[:, None] * (0.25 + 0.75 * contact)[:, None]
    if not mirror.any():
        return shaded
    bounced = rays * vector(1, -1, 1)
    start = points + up * np.float32(0.004)
    depth = _march(scene, start, bounced, np.full(len(rays), 1.2, np.float32))
    hit = np.isfinite(depth)
    if hit.any():
        seen = _shade(scene, start[hit] + bounced[hit] * depth[hit, None], bounced[hit], plain=True)
        share = (mirror[hit] * np.exp(-depth[hit] * 1.8))[:, None]
        shaded[hit] = shaded[hit] * (1 - share) + seen * share
    return shaded


def _shade(scene: Scene, points: Array, rays: Array, plain: bool = False) -> Array:
    """Return the light (n, 3) that leaves the points towards the camera."""
    result = np.empty_like(points)
    owners = np.argmin([thing.distance(points) for thing in scene.things], axis=0)
    for number, thing in enumerate(scene.things):
        mine = np.flatnonzero(owners == number)
        if not len(mine):
            continue
        local = thing.to_local(points[mine])
        nearest = np.argmin([part.distance(local) for part in thing.parts], axis=0)
        for index, part in enumerate(thing.parts):
            some = mine[nearest == index]
            if not len(some):
                continue
            inner = local[nearest == index]
            normals = _normals(part, inner)
            look = part.paint(inner, normals)
            outward = normals @ thing.matrix.T
            result[some] = _lit(scene, points[some], outward, rays[some], look, plain)
            if look.clear.any() and not plain:
                behind = _through(scene, thing, part, points[some], outward, rays[some], look)
                share = look.clear[:, None]
                result[some] += behind * share
    return result


def _lit(
    scene: Scene, points: Array, normals: Array, rays: Array, look: Surface, plain: bool
) -> Array:
    light = scene.light
    facing = np.clip(normals @ light.key, 0, 1)
    start = points + normals * np.float32(0.012)
    open_to_key = np.ones(len(points), np.float32) if plain else _shadow(scene, start, light.key)
    open_to_sky = np.ones(len(points), np.float32) if plain else _occlusion(scene, points, normals)
    grounded = 0.55 + 0.45 * np.clip(points[:, 1] / 0.35, 0, 1)
    upward = (normals[:, 1:2] + 1) / 2
    ambient = (light.sky * upward + light.ground * (1 - upward)) * open_to_sky[:, None]
    ambient = ambient * np.where(normals[:, 1] < 0.9, grounded, 1)[:, None]
    # Wrapping light a little around the edge is what a large softbox does.
    soft_facing = np.clip((normals @ light.key + 0.25) / 1.25, 0, 1)
    diffuse = (0.5 * facing + 0.5 * soft_facing) * (0.15 + 0.85 * open_to_key)
    matt = look.albedo * ((1 - look.metal) * (1 - look.clear))[:, None]
    bounced = rays - 2 * np.einsum("ij,ij->i", rays, normals)[:, None] * normals
    slant = 1 - np.clip(-np.einsum("ij,ij->i", rays, normals), 0, 1)
    fresnel = look.gloss + (1 - look.gloss) * slant**5 * (1 - look.roughness) ** 2
    mirrored = light.mirrored(bounced, look.roughness) * (0.3 + 0.7 * open_to_sky)[:, None]
    tint = np.where(look.metal[:, None] > 0, look.albedo, 1.0)
    share = np.maximum(fresnel, look.metal * 0.9)[:, None]
    lit = matt * (diffuse[:, None] * light.key_colour + ambient)
    result: Array = (lit * (1 - fresnel[:, None]) + mirrored * tint * share + look.glow).astype(
        np.float32
    )
    return result


def _through(
    scene: Scene,
    thing: Thing,
    part: Part,
    points: Array,
    normals: Array,
    rays: Array,
    look: Surface,
) -> Array:
    """Return the light that comes through clear material, dimmed on its way."""
    ratio = np.float32(1 / 1.42)
    cosine = np.clip(-np.einsum("ij,ij->i", rays, normals), 0, 1)
    inner = np.sqrt(np.maximum(1 - ratio**2 * (1 - cosine**2), 0))
    inside = unit(ratio * rays + (ratio * cosine - inner)[:, None] * normals)
    travelled = np.full(len(points), 0.02, np.float32)
    for _ in range(40):
        local = thing.to_local(points + inside * travelled[:, None])
        travelled += np.maximum(-part.distance(local), 0)
    leaving = points + inside * travelled[:, None]
    outward = _normals(part, thing.to_local(leaving)) @ thing.matrix.T
    straight = np.clip(np.einsum("ij,ij->i", inside, outward), 0, 1)
    # Where light would be reflected inside, the glass looks dark.
    passing = np.clip((straight - 0.30) / 0.5, 0.06, 1)[:, None]
    bright = scene.light.mirrored(inside, np.full(len(points), 1.2, np.float32))
    result: Array = (
        bright * passing * np.exp(-look.absorption * travelled[:, None]) * np.float32(1.15)
    )
    return result


def _normals(part: Part, points: Array) -> Array:
    """Return outward normals, from differences over a tetrahedron."""
    corners = vector(1, -1, -1), vector(-1, -1, 1), vector(-1, 1, -1), vector(1, 1, 1)
    step = np.float32(0.006)
    total = np.zeros_like(points)
    for corner in corners:
        total += corner * part.distance(points + corner * step)[:, None]
    return unit(total)


def _soft_shadow(scene: Scene, points: Array) -> Array:
    """Return the share of the key light that reaches the floor, from all its parts."""
    key, total = scene.light.key, np.zeros(len(points), np.float32)
    side = unit(np.cross(vector(0, 1, 0), key)[None])[0]
    for number in range(_KEY_SAMPLES):
        reach = scene.light.softness * np.sqrt((number + 0.5) / _KEY_SAMPLES)
        angle = number * 2.39996  # the golden angle spreads samples over a disc
        across, along = reach * np.cos(angle), reach * np.sin(angle)
        part = unit((key + across * side + along * np.cross(key, side))[None])[0]
        total += _shadow(scene, points, part.astype(np.float32))
    return total / _KEY_SAMPLES


def _shadow(scene: Scene, points: Array, towards: Array) -> Array:
    """Return the share of a smaller light in that direction that reaches the points."""
    rays = np.broadcast_to(towards, points.shape)
    hardness = np.float32(2.2 / scene.light.softness)
    reached = np.ones(len(points), np.float32)
    travelled = np.full(len(points), 0.02, np.float32)
    # The key light is above: nothing shades a point that is over everything.
    top = max(float(thing.corners()[:, 1].max()) for thing in scene.things) + 1
    active = np.arange(len(points))
    for _ in range(48):
        gap = scene.distance(points[active] + rays[active] * travelled[active, None])
        reached[active] = np.minimum(reached[active], hardness * gap / travelled[active])
        travelled[active] += np.clip(0.5 * gap, 0.025, 0.16)
        height = points[active, 1] + towards[1] * travelled[active]
        active = active[(reached[active] > -1) & (height < top)]
        if not len(active):
            break
    share = (np.clip(reached, -1, 1) + 1) / 2
    return share * share * (3 - 2 * share)


def _occlusion(scene: Scene, points: Array, normals: Array) -> Array:
    """Return how open the points are to light from all sides, 0..1."""
    hidden = np.zeros(len(points), np.float32)
    for step, weight in ((0.03, 0.30), (0.08, 0.25), (0.18, 0.20), (0.36, 0.15), (0.65, 0.10)):
        gap = scene.distance(points + normals * np.float32(step))
        hidden += weight * np.clip(1 - gap / step, 0, 1)
    return 1 - np.clip(hidden, 0, 1)
