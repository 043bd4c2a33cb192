"""The card of what counting adds to the model: a network for views from above, and weights.

Things among others are mostly seen from above, pictures of a catalogue show them from the
front. The network embeds the one near the model's embeddings of the other.
"""

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from desktop_app.engine.counting.unit_scoring import UnitWeights
from desktop_app.errors import VitrineError
from desktop_app.shipped_files import DamagedFileError, read_shipped
from desktop_app.vision.device import DeviceChoice
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card

_log = logging.getLogger(__name__)


class CountingCard(msgspec.Struct, frozen=True):
    """The card as it is stored; other fields of it describe its origin.

    Attributes:
        model_sha256: of the model that embeds the catalogue's pictures.
        network: name of the model card of the network, beside this card.
        weights: of the score of a box.
    """

    model_sha256: str
    network: str
    weights: UnitWeights


@dataclass(frozen=True)
class CountingParameters:
    """What counting adds to the model.

    Attributes:
        embedder: of views from above.
        weights: of the score of a box.
    """

    embedder: Embedder
    weights: UnitWeights


def load_counting_parameters(card_file: Path, embedder: Embedder) -> CountingParameters | None:
    """Return what counting adds to a model; None if there is nothing for it, which is logged.

    Args:
        card_file: the card.
        embedder: the model that embeds the catalogue's pictures.

    Raises:
        DamagedFileError: a shipped file has changed.
    """
    device = embedder.device.requested
    return _load(card_file, embedder.card.sha256, device, embedder.threads)


@lru_cache(maxsize=2)
def _load(
    card_file: Path, model_sha256: str, device: DeviceChoice, threads: int
) -> CountingParameters | None:
    try:
        card = msgspec.json.decode(read_shipped(card_file), type=CountingCard)
        if card.model_sha256 != model_sha256:
            return None
        network = load_card(card_file.parent / Path(card.network).name)
        return CountingParameters(Embedder.open(network, device, threads), card.weights)
    except DamagedFileError:
        raise
    except (OSError, VitrineError, msgspec.MsgspecError) as error:
        _log.warning("boxes are scored as photos of one product: %s", error)
        return None
