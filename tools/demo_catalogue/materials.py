"""Materials of the 3D objects.

Colours are ``#rrggbb`` in sRGB, the other values are those of Blender's
Principled BSDF. ``blender`` builds the node graphs.
"""

from dataclasses import dataclass, replace

from PIL import Image


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A material.

    Attributes:
        colour: where there is no picture.
        picture: printed over the texture coordinates; its alpha lets the colour through.
        second: another colour, mixed in by ``pattern``.
        pattern: ``""``, ``noise``, ``speckle``, ``wood``, ``streaks`` or ``weave``.
        grain: repetitions of the pattern and the bumps along the object's longest side.
        bump: depth of fine unevenness, 0..1.
        transmission: share of light let through.
        is_thin_walled: whether what is clear is a shell that does not bend light.
        ior: index of refraction.
        coat: strength of a layer of varnish.
        sheen: sheen of cloth.
        subsurface: share of light scattered below the surface.
        emission: strength of its own light.
    """

    colour: str
    roughness: float = 0.5
    metal: float = 0
    picture: Image.Image | None = None
    second: str = ""
    pattern: str = ""
    grain: float = 20
    bump: float = 0
    transmission: float = 0
    is_thin_walled: bool = False
    ior: float = 1.45
    coat: float = 0
    sheen: float = 0
    subsurface: float = 0
    emission: float = 0

    def printed(self, picture: Image.Image) -> "Material":
        """Return it with a picture printed on it."""
        return replace(self, picture=picture)

    def tinted(self, colour: str) -> "Material":
        """Return it in another colour."""
        return replace(self, colour=colour)


CARD = Material("#ffffff", 0.42, coat=0.15)
PAPER = Material("#ffffff", 0.7)
KRAFT = Material("#b98d5f", 0.85, second="#a67a4d", pattern="noise", grain=60, bump=0.08)
FOIL = Material("#ffffff", 0.28, metal=0.25, coat=0.3)
STEEL = Material("#c9cbce", 0.22, metal=1)
BRUSHED = Material("#b9bcc0", 0.38, metal=1)
BRASS = Material("#c9a25a", 0.25, metal=1)
RUBBER = Material("#1d1d1f", 0.75)


def plastic(colour: str, roughness: float = 0.3) -> Material:
    """Return a coloured plastic."""
    return Material(colour, roughness, subsurface=0.05)


def glass(colour: str = "#ffffff", roughness: float = 0.0) -> Material:
    """Return clear glass of a tint."""
    return Material(colour, roughness, transmission=1, ior=1.45)


def shell(colour: str = "#ffffff", roughness: float = 0.02) -> Material:
    """Return a thin wall of clear glass or plastic."""
    return Material(colour, roughness, transmission=1, is_thin_walled=True)


def liquid(colour: str, clear: float = 1) -> Material:
    """Return a liquid."""
    return Material(colour, 0.0, transmission=clear, ior=1.33)


def glaze(colour: str, second: str = "", pattern: str = "speckle") -> Material:
    """Return glazed ceramics, speckled where there is a second colour."""
    return Material(
        colour, 0.16, coat=0.4, second=second, pattern=pattern if second else "", grain=70
    )


def bisque(colour: str) -> Material:
    """Return matt ceramics."""
    return Material(colour, 0.75, bump=0.04, grain=90)


def cloth(colour: str, second: str = "", grain: float = 90) -> Material:
    """Return woven fabric."""
    return Material(
        colour, 0.9, second=second or colour, pattern="weave", grain=grain, bump=0.25, sheen=0.3
    )


def leather(colour: str) -> Material:
    """Return leather."""
    return Material(colour, 0.45, bump=0.18, grain=70, coat=0.08)


def suede(colour: str) -> Material:
    """Return brushed leather."""
    return Material(colour, 0.95, bump=0.12, grain=110, sheen=0.5)


def wood(colour: str, second: str, grain: float = 16) -> Material:
    """Return oiled wood."""
    return Material(colour, 0.45, second=second, pattern="wood", grain=grain, bump=0.04)


def metal(colour: str, roughness: float = 0.3) -> Material:
    """Return a bare or anodised metal."""
    return Material(colour, roughness, metal=1)


def lacquer(colour: str) -> Material:
    """Return painted and varnished wood or metal."""
    return Material(colour, 0.3, coat=0.5)


OAK = wood("#cfa671", "#a9784a")
BEECH = wood("#e6c193", "#cfa06c")
WALNUT = wood("#7b553a", "#4d3220")
