"""A model of the user whose card has the hash of the damaged file."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final

from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from tools.fault_injection.shop import Shop, make_empty
from tools.hostile_files.mutation import mutated

# A graph (7) with a tensor (5) whose data (13) are in a file (14): protobuf merges what is
# appended to a message with it.
_ENTRY: Final = b"\x0a\x08location\x12\x08data.bin"
_TENSOR: Final = b"\x6a" + bytes([len(_ENTRY)]) + _ENTRY + b"\x70\x01"
_GRAPH: Final = b"\x2a" + bytes([len(_TENSOR)]) + _TENSOR
_EXTERNAL_DATA: Final = b"\x3a" + bytes([len(_GRAPH)]) + _GRAPH


def make(shop: Shop) -> None:
    """Copy the shipped model under another name."""
    make_empty(shop)
    folder = shop.root / "own"
    folder.mkdir()
    card = json.loads(paths.model_card("").read_text(encoding="utf-8"))
    model = paths.models_folder() / card["file"]
    (folder / "own.onnx").write_bytes(model.read_bytes())
    (folder / "own.json").write_text(json.dumps(card | {"file": "own.onnx"}), encoding="utf-8")


def damage(file: Path, random: Random) -> None:
    """Damage the model and write the hash of the damaged file to its card."""
    contents = file.read_bytes()
    if random.random() < 0.1:
        contents += _EXTERNAL_DATA
    elif random.random() < 0.2:
        contents = contents[: random.randrange(len(contents))]
    else:
        contents = mutated(contents, random)
    file.write_bytes(contents)
    card = file.with_suffix(".json")
    fields = json.loads(card.read_text(encoding="utf-8"))
    fields["sha256"] = hashlib.sha256(contents).hexdigest()
    card.write_text(json.dumps(fields), encoding="utf-8")


@contextmanager
def opened(shop: Shop) -> Iterator[Callable[[], str]]:
    """Give what loads the model and runs it once."""

    def read() -> str:
        Embedder.open(load_card(shop.root / "own" / "own.json"), "cpu").warm_up()
        return "loaded"

    yield read
