"""The manifest of a backup that is an archive: what is in it, with checksums."""

import json
from collections.abc import Mapping
from typing import Any, Final
from zipfile import ZipFile

MANIFEST_NAME: Final = "manifest.json"
MANIFEST_FORMAT: Final = 1
_MAX_MANIFEST_BYTES: Final = 256 << 20


def read_manifest(archive: ZipFile) -> Mapping[str, Any]:
    """Return the contents of a backup's manifest.

    Raises:
        KeyError: there is none.
        ValueError: it is damaged.
    """
    if archive.getinfo(MANIFEST_NAME).file_size > _MAX_MANIFEST_BYTES:
        raise ValueError(MANIFEST_NAME)
    manifest = json.loads(archive.read(MANIFEST_NAME))
    if not isinstance(manifest, dict) or manifest.get("format") != MANIFEST_FORMAT:
        raise ValueError(MANIFEST_NAME)
    return manifest
