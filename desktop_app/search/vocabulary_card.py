"""The shipped vocabulary of keypoints, with its card.

The card is a JSON file beside the vocabulary, like that of a model: what it is, what it was
learned from, under which licence, and the sha256 of its file.
"""

import functools
import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from desktop_app.errors import Message, VitrineError
from desktop_app.search.keypoint_vocabulary import KeypointVocabulary
from desktop_app.shipped_files import read_shipped


class VocabularyCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of a card.

    Attributes:
        file: name of the ``.npz`` file beside the card.
        sha256: of that file; postings are stored under it, so vocabularies never mix.
        keypoint_format: of the keypoints that it was learned from.
        words: number of words.
    """

    name: str
    version: str
    file: Annotated[str, msgspec.Meta(pattern=r"^[^/\\:]+\.npz$")]
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    keypoint_format: int
    words: int
    licence: str
    source: str
    training_data: str


@dataclass(frozen=True, slots=True)
class ShippedVocabulary:
    """A vocabulary with its card."""

    card: VocabularyCard
    words: KeypointVocabulary


@functools.cache
def load_vocabulary(card_file: Path) -> ShippedVocabulary:
    """Read a card and its vocabulary, once per process.

    Raises:
        VitrineError: a file is missing or damaged, or they do not belong together.
    """
    try:
        return _load(card_file)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise VitrineError(
            Message("The vocabulary of keypoints {file} is missing or damaged.", file=card_file),
            Message("Install Vitrine again."),
        ) from error


def _load(card_file: Path) -> ShippedVocabulary:
    card = msgspec.json.decode(read_shipped(card_file), type=VocabularyCard)
    data = card_file.with_name(card.file).read_bytes()
    if hashlib.sha256(data).hexdigest() != card.sha256:
        raise ValueError("the vocabulary is not the one that its card describes")
    vocabulary = KeypointVocabulary.from_bytes(data)
    if len(vocabulary) != card.words:
        raise ValueError("the vocabulary has another number of words")
    return ShippedVocabulary(card, vocabulary)
