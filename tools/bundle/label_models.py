"""Models of the label reader whose weights take half the space on disk.

``python -m tools.bundle.label_models`` reads the labels of the sample's pictures with the
models of the package and with those of the bundle, and counts lines that differ.

The weights are stored with 16 bits. Nodes in front of the model widen them again, once, while
it is loaded; the model computes with 32 bits as before.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

import numpy as np
import onnx
from onnx import numpy_helper

from desktop_app import paths
from desktop_app.vision.embedder import default_threads
from desktop_app.vision.label_text import LabelReader, package_folder
from desktop_app.vision.picture_decoding import decode
from tools.bundle.bundle_contents import Entry

_MODELS: Final = "rapidocr/models/*.onnx"
# Smaller arrays save nothing.
_MIN_ELEMENTS: Final = 1024


def with_small_models(entries: Sequence[Entry], build: Path) -> list[Entry]:
    """Return the entries with the models of the label reader replaced by smaller ones.

    Args:
        entries: the data files of the bundle.
        build: folder for the models that are written.
    """
    build.mkdir(parents=True, exist_ok=True)
    return [_small(entry, build) if _is_model(entry) else entry for entry in entries]


def _is_model(entry: Entry) -> bool:
    return PurePath(entry[0]).match(_MODELS)


def _small(entry: Entry, build: Path) -> Entry:
    target = build / PurePath(entry[0]).name
    store_with_16_bits(Path(entry[1]), target)
    return entry[0], str(target), entry[2]


def store_with_16_bits(source: Path, target: Path) -> None:
    """Write a model whose weights are stored with 16 bits.

    Args:
        source: an ONNX model.
        target: where the other one is written.

    Raises:
        ValueError: a weight is outside the range of 16-bit numbers.
    """
    model = onnx.load(source)
    widening = []
    for tensor in model.graph.initializer:
        if tensor.data_type != onnx.TensorProto.FLOAT:
            continue
        weights = numpy_helper.to_array(tensor)
        if weights.size < _MIN_ELEMENTS:
            continue
        with np.errstate(over="ignore"):
            halves = weights.astype(np.float16)
        if not np.isfinite(halves).all():
            raise ValueError(f"{source.name}: a weight of {tensor.name} is too large")
        name, stored = tensor.name, f"{tensor.name}_16_bits"
        tensor.CopyFrom(numpy_helper.from_array(halves, stored))
        widening.append(onnx.helper.make_node("Cast", [stored], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*widening, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, target)


def main() -> None:
    """Compare the texts that both models read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth picture only")
    every: int = parser.parse_args().every
    package = package_folder()
    assert package is not None
    with tempfile.TemporaryDirectory() as folder:
        for model in (package / "models").glob("*.onnx"):
            store_with_16_bits(model, Path(folder) / model.name)
        readers = [
            LabelReader(path, default_threads()) for path in (package / "models", Path(folder))
        ]
        pictures = sorted((paths.sample_folder() / "pictures").glob("*.jpg"))[::every]
        lines = list(_differences(readers, pictures))
    different = [text for text, is_different in lines if is_different]
    print(f"{len(pictures)} pictures, {len(lines)} lines of text")
    print(f"{len(different)} read by one of both: {', '.join(different)}")


def _differences(
    readers: Sequence[LabelReader], pictures: Sequence[Path]
) -> Iterator[tuple[str, bool]]:
    """Yield each line that either reads, and whether only one of them reads it."""
    for picture in pictures:
        pixels = decode(picture.read_bytes(), name=picture.name).pixels
        first, second = (Counter(line.text for line in reader.read(pixels)) for reader in readers)
        yield from ((text, False) for text in (first & second).elements())
        yield from ((text, True) for text in ((first - second) + (second - first)).elements())


if __name__ == "__main__":
    main()
