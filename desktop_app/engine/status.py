"""The state of an open catalogue and the device that the model runs on."""

from dataclasses import dataclass

from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """Where the model really runs, read back from its session.

    Attributes:
        name: ``cpu`` or ``cuda``.
        requested: what was asked for: ``auto``, ``cpu`` or ``cuda``.
        reason: why it is not the GPU although one was welcome; None otherwise.
        gpu_idle: whether there is a GPU all the same: that can be mended.
    """

    name: str
    requested: str
    reason: Message | None
    gpu_idle: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueStatus:
    """The state of an open catalogue.

    Attributes:
        name, location: of the catalogue, as in ``Catalogue``.
        indexed: number of pictures in the index.
        model: name of the model.
    """

    name: str
    location: str
    products: int
    pictures: int
    indexed: int
    model: str
    device: DeviceReport
