"""Blender node graphs of the materials."""

from typing import Any

import bpy
import numpy as np
from PIL import Image

from tools.demo_catalogue.materials import Material


def linear(colour: str) -> tuple[float, float, float, float]:
    """Convert ``#rrggbb`` to linear RGBA with full alpha."""
    parts = np.array([int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)])
    red, green, blue = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return (float(red), float(green), float(blue), 1.0)


def make_material(material: Material, reach: float, along: int) -> Any:
    """Return a Blender material.

    Args:
        material: the material.
        reach: longest side of the object, in units of the scene.
        along: the axis that the grain of wood follows, 0, 1 or 2.
    """
    made = bpy.data.materials.new("material")
    made.use_nodes = True
    graph = _Graph(made.node_tree, material, reach, along)
    graph.build()
    return made


class _Graph:
    """Builds the node graph of one material."""

    def __init__(self, tree: Any, material: Material, reach: float, along: int) -> None:
        self._tree, self._material = tree, material
        self._scale = material.grain / reach
        self._along = along
        self._shader = tree.nodes["Principled BSDF"]
        self._output = tree.nodes["Material Output"]

    def build(self) -> None:
        material, inputs = self._material, self._shader.inputs
        for name, value in (
            ("Base Color", linear(material.colour)),
            ("Roughness", material.roughness),
            ("Metallic", material.metal),
            ("IOR", material.ior),
            ("Transmission Weight", material.transmission),
            ("Coat Weight", material.coat),
            ("Coat Roughness", 0.08),
            ("Sheen Weight", material.sheen),
            ("Subsurface Weight", material.subsurface),
            ("Subsurface Scale", 0.03),
            ("Emission Color", linear(material.colour)),
            ("Emission Strength", material.emission),
        ):
            inputs[name].default_value = value
        colour = self._pattern_colour() if material.pattern else None
        if material.picture is not None:
            colour = self._print_colour(material.picture, colour)
        if colour is not None:
            self._connect(colour, inputs["Base Color"])
        if material.bump:
            self._add_bumps()
        if material.is_thin_walled:
            self._make_thin_walled()
        elif material.transmission:
            self._make_transparent_to_shadows()

    def _node(self, kind: str, **values: Any) -> Any:
        node = self._tree.nodes.new(kind)
        for name, value in values.items():
            node.inputs[name.replace("_", " ")].default_value = value
        return node

    def _connect(self, output: Any, place: Any) -> None:
        self._tree.links.new(output, place)

    def _coordinates(self, stretch: float = 1, along: int = 2) -> Any:
        """Return texture coordinates, scaled along an axis."""
        scale = [self._scale] * 3
        scale[along] *= stretch
        where = self._node("ShaderNodeTexCoord")
        mapping = self._node("ShaderNodeMapping", Scale=scale)
        self._connect(where.outputs["Object"], mapping.inputs["Vector"])
        return mapping.outputs["Vector"]

    def _mix(self, share: Any, first: Any, second: Any) -> Any:
        """Mix two colours, each an output or a colour, by an output."""
        node = self._tree.nodes.new("ShaderNodeMix")
        node.data_type = "RGBA"
        self._connect(share, node.inputs[0])
        for place, colour in ((6, first), (7, second)):
            if isinstance(colour, tuple):
                node.inputs[place].default_value = colour
            else:
                self._connect(colour, node.inputs[place])
        return node.outputs[2]

    def _stretch_range(self, value: Any, low: float, high: float) -> Any:
        node = self._tree.nodes.new("ShaderNodeMapRange")
        node.inputs["From Min"].default_value, node.inputs["From Max"].default_value = low, high
        self._connect(value, node.inputs["Value"])
        return node.outputs["Result"]

    def _pattern_colour(self) -> Any:
        kinds = {
            "noise": self._noise, "speckle": self._speckle, "wood": self._wood,
            "streaks": self._streaks, "weave": self._weave,
        }  # fmt: skip
        share = kinds[self._material.pattern]()
        return self._mix(share, linear(self._material.colour), linear(self._material.second))

    def _noise(self) -> Any:
        node = self._node("ShaderNodeTexNoise", Scale=1.0, Detail=4.0)
        self._connect(self._coordinates(), node.inputs["Vector"])
        return self._stretch_range(node.outputs["Fac"], 0.35, 0.65)

    def _speckle(self) -> Any:
        node = self._node("ShaderNodeTexNoise", Scale=1.0, Detail=1.0)
        self._connect(self._coordinates(), node.inputs["Vector"])
        return self._stretch_range(node.outputs["Fac"], 0.62, 0.7)

    def _wood(self) -> Any:
        noise = self._node("ShaderNodeTexNoise", Scale=1.6, Detail=6.0, Distortion=0.4)
        self._connect(self._coordinates(0.07, self._along), noise.inputs["Vector"])
        return self._stretch_range(noise.outputs["Fac"], 0.3, 0.75)

    def _streaks(self) -> Any:
        node = self._node("ShaderNodeTexNoise", Scale=1.0, Detail=3.0)
        self._connect(self._coordinates(0.12), node.inputs["Vector"])
        return self._stretch_range(node.outputs["Fac"], 0.4, 0.62)

    def _weave(self) -> Any:
        node = self._node("ShaderNodeTexChecker", Scale=1.0)
        self._connect(self._coordinates(), node.inputs["Vector"])
        return node.outputs["Fac"]

    def _print_colour(self, picture: Image.Image, background: Any) -> Any:
        node = self._tree.nodes.new("ShaderNodeTexImage")
        node.image, node.extension = _image(picture), "EXTEND"
        if picture.mode != "RGBA":
            return node.outputs["Color"]
        background = background or linear(self._material.colour)
        return self._mix(node.outputs["Alpha"], background, node.outputs["Color"])

    def _add_bumps(self) -> None:
        noise = self._node("ShaderNodeTexNoise", Scale=1.0, Detail=3.0)
        self._connect(self._coordinates(), noise.inputs["Vector"])
        bump = self._node("ShaderNodeBump", Strength=min(1.0, 3 * self._material.bump))
        bump.inputs["Distance"].default_value = self._material.bump / self._scale
        self._connect(noise.outputs["Fac"], bump.inputs["Height"])
        self._connect(bump.outputs["Normal"], self._shader.inputs["Normal"])

    def _make_transparent_to_shadows(self) -> None:
        """Let shadow rays pass: without caustics, glass would cast black shadows."""
        path = self._node("ShaderNodeLightPath")
        tint = [0.35 + 0.65 * part for part in linear(self._material.colour)[:3]]
        through = self._node("ShaderNodeBsdfTransparent", Color=(*tint, 1))
        mix = self._node("ShaderNodeMixShader")
        self._connect(path.outputs["Is Shadow Ray"], mix.inputs[0])
        self._connect(self._shader.outputs["BSDF"], mix.inputs[1])
        self._connect(through.outputs["BSDF"], mix.inputs[2])
        self._connect(mix.outputs["Shader"], self._output.inputs["Surface"])

    def _make_thin_walled(self) -> None:
        """Reflect at grazing angles, and transmit the rest without refraction."""
        edge = self._node("ShaderNodeLayerWeight", Blend=0.32)
        tint = linear(self._material.colour)
        through = self._node("ShaderNodeBsdfTransparent", Color=tint)
        gloss = self._node("ShaderNodeBsdfGlossy", Roughness=self._material.roughness)
        mix = self._node("ShaderNodeMixShader")
        self._connect(edge.outputs["Fresnel"], mix.inputs[0])
        self._connect(through.outputs["BSDF"], mix.inputs[1])
        self._connect(gloss.outputs["BSDF"], mix.inputs[2])
        self._connect(mix.outputs["Shader"], self._output.inputs["Surface"])


def _image(picture: Image.Image) -> Any:
    pixels = np.asarray(picture.convert("RGBA"), np.float32)[::-1] / 255
    made = bpy.data.images.new("print", picture.width, picture.height, alpha=True)
    made.alpha_mode = "CHANNEL_PACKED"
    made.pixels.foreach_set(np.ascontiguousarray(pixels).ravel())
    made.pack()
    return made
