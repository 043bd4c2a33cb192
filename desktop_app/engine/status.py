"""The state of an open catalogue and the device that the model runs on."""

from dataclasses import dataclass

from desktop_app.errors import Message, VitrineError


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """The device that runs the model, as its session reports it.

    Attributes:
        name: ``cpu`` or ``cuda``.
        requested: the chosen device: ``auto``, ``cpu`` or ``cuda``.
        reason: why the GPU is not used although it was requested; None otherwise.
        gpu_idle: whether there is a GPU that is not used, which the user can fix.
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
        write_refusal: why the catalogue cannot be changed; None if it can.
    """

    name: str
    location: str
    products: int
    pictures: int
    indexed: int
    model: str
    device: DeviceReport
    write_refusal: VitrineError | None = None

    @property
    def is_shared(self) -> bool:
        """Whether the catalogue is on a server."""
        return "://" in self.location
