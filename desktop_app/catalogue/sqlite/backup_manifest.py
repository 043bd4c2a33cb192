"""The manifest of a backup that is an archive: what is in it, with checksums."""

import json
import zlib
from collections.abc import Mapping
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

MANIFEST_NAME: Final = "manifest.json"
MANIFEST_FORMAT: Final = 1
# What reading a damaged archive raises; RuntimeError if its flags say that it is encrypted.
DAMAGED_ARCHIVE: Final = (BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, ValueError)
_MAX_MANIFEST_BYTES: Final = 256 << 20


def read_manifest(archive: ZipFile) -> Mapping[str, Any]:
    """Return the contents of a backup's manifest.

    Raises:
        Exception: one of ``DAMAGED_ARCHIVE``; there is none, or it is damaged.
    """
    if archive.getinfo(MANIFEST_NAME).file_size > _MAX_MANIFEST_BYTES:
        raise ValueError(MANIFEST_NAME)
    manifest = json.loads(archive.read(MANIFEST_NAME))
    if not isinstance(manifest, dict) or manifest.get("format") != MANIFEST_FORMAT:
        raise ValueError(MANIFEST_NAME)
    return manifest
