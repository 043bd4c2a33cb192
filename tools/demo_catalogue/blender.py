"""Build and render scenes in Blender; only this module and ``shaders`` import bpy.

Scenes are scaled so that sizes are near 1.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix
from PIL import Image

from tools.demo_catalogue.camera import Camera
from tools.demo_catalogue.object3d import Object3D, Part
from tools.demo_catalogue.shaders import linear, make_material


@dataclass(frozen=True, slots=True)
class Lamp:
    """A square softbox.

    Attributes:
        position: in units of the scene.
        side: of the square, in units of the scene.
        watts: power.
        colour: ``#rrggbb``.
        target: point it is aimed at.
    """

    position: tuple[float, float, float]
    side: float
    watts: float
    colour: str = "#ffffff"
    target: tuple[float, float, float] = (0, 0, 0.5)


def new_scene(samples: int, background: tuple[float, float, float], strength: float) -> None:
    """Start a new scene.

    Args:
        samples: per pixel.
        background: linear RGB.
        strength: of the background light.
    """
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.samples = samples
    scene.cycles.seed = 7
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.use_denoising = True
    scene.cycles.denoiser = "OPENIMAGEDENOISE"
    scene.cycles.max_bounces = 8
    scene.cycles.transparent_max_bounces = 12
    scene.cycles.caustics_reflective = False
    scene.cycles.caustics_refractive = False
    scene.cycles.sample_clamp_indirect = 4
    scene.render.film_transparent = False
    scene.view_settings.view_transform = "Standard"
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    node = world.node_tree.nodes["Background"]
    node.inputs["Color"].default_value = (*background, 1)
    node.inputs["Strength"].default_value = strength
    scene.world = world


def add_lamp(lamp: Lamp) -> None:
    """Add a softbox to the scene."""
    data = bpy.data.lights.new("lamp", "AREA")
    data.energy, data.size = lamp.watts, lamp.side
    data.color = linear(lamp.colour)[:3]
    lit = bpy.data.objects.new("lamp", data)
    place, target = np.array(lamp.position), np.array(lamp.target)
    back = (place - target) / np.linalg.norm(place - target)
    right = np.cross([0, 0, 1.0] if abs(back[2]) < 0.99 else [0, 1.0, 0], back)
    right /= np.linalg.norm(right)
    matrix = np.eye(4)
    matrix[:3, :3] = np.column_stack([right, np.cross(back, right), back])
    matrix[:3, 3] = place
    lit.matrix_world = Matrix(matrix.tolist())
    bpy.context.collection.objects.link(lit)


def add_object(object3d: Object3D, scale: float) -> None:
    """Add an object to the scene, its centimetres multiplied by ``scale``."""
    reach = float(object3d.size().max()) * scale
    for part in object3d.parts:
        _add_part(part, scale, reach)


def _add_part(part: Part, scale: float, reach: float) -> None:
    mesh = bpy.data.meshes.new("part")
    mesh.from_pydata((part.mesh.vertices * scale).tolist(), [], part.mesh.faces)
    layer = mesh.uv_layers.new(name="print")
    layer.data.foreach_set("uv", np.concatenate(part.mesh.uvs).ravel().astype(np.float32))
    along = int(np.ptp(part.mesh.vertices, axis=0).argmax())
    for material in part.materials:
        mesh.materials.append(make_material(material, reach, along))
    last = len(part.materials) - 1
    mesh.polygons.foreach_set("material_index", [min(slot, last) for slot in part.mesh.slots])
    mesh.polygons.foreach_set("use_smooth", [True] * len(part.mesh.faces))
    mesh.validate()
    if not part.bevel:
        mesh.set_sharp_from_angle(angle=np.radians(part.crease_angle))
    blender_object = bpy.data.objects.new("part", mesh)
    bpy.context.collection.objects.link(blender_object)
    _add_modifiers(blender_object, part, scale)


def _add_modifiers(blender_object: Any, part: Part, scale: float) -> None:
    if part.remesh_cm:
        melt = blender_object.modifiers.new("melt", "REMESH")
        melt.mode, melt.voxel_size, melt.use_smooth_shade = "VOXEL", part.remesh_cm * scale, True
        soften = blender_object.modifiers.new("soften", "SMOOTH")
        soften.iterations = 8
    if part.bevel:
        bevel = blender_object.modifiers.new("bevel", "BEVEL")
        bevel.width, bevel.segments = part.bevel * scale, 3 if part.bevel < 1 else 7
        bevel.limit_method, bevel.angle_limit = "ANGLE", np.radians(30)
        bevel.harden_normals = True
    if part.subdivisions:
        subdivide = blender_object.modifiers.new("subdivide", "SUBSURF")
        subdivide.levels = subdivide.render_levels = part.subdivisions


def set_camera(
    camera: Camera, size: tuple[int, int], focus: float = 0, aperture: float = 0
) -> None:
    """Set the camera.

    Args:
        camera: position and orientation.
        size: (width, height) of the picture in pixels.
        focus: distance of the focal plane, in units of the scene.
        aperture: diameter of the lens, in units of the scene; 0 disables depth of field.
    """
    scene = bpy.context.scene
    data = bpy.data.cameras.new("camera")
    data.sensor_fit, data.angle = "HORIZONTAL", 2 * np.arctan(camera.width / 2)
    data.clip_start, data.clip_end = 0.01, 1000
    if aperture:
        data.dof.use_dof, data.dof.focus_distance = True, focus
        # Blender takes the f-number: focal length (in metres) divided by the diameter.
        data.dof.aperture_fstop = data.lens / 1000 / aperture
    seen = bpy.data.objects.new("camera", data)
    matrix = np.eye(4)
    matrix[:3, :3] = np.column_stack([camera.right, camera.up, -camera.forward])
    matrix[:3, 3] = camera.position
    seen.matrix_world = Matrix(matrix.tolist())
    bpy.context.collection.objects.link(seen)
    scene.camera = seen
    scene.render.resolution_x, scene.render.resolution_y = size
    scene.render.resolution_percentage = 100


def render(exposure: float = 0) -> Image.Image:
    """Render the scene; ``exposure`` is in stops."""
    scene = bpy.context.scene
    scene.view_settings.exposure = exposure
    scene.render.image_settings.file_format = "PNG"
    with tempfile.TemporaryDirectory() as folder:
        scene.render.filepath = str(Path(folder) / "picture.png")
        with _quiet():
            bpy.ops.render.render(write_still=True)
        with Image.open(scene.render.filepath) as made:
            return made.convert("RGB")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep Blender's report of each render, written by C, off the terminal."""
    sys.stdout.flush()
    kept = os.dup(1)
    with Path(os.devnull).open("w") as nothing:
        os.dup2(nothing.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
