"""The schema of feature maps, which a catalogue had for a while, and its removal."""

from typing import Final

FEATURE_MAP_SCHEMA: Final = (
    # The rows of earlier models are kept, as those of ``vectors``.
    """
    CREATE TABLE feature_maps (
        model TEXT NOT NULL,
        picture_id INTEGER NOT NULL REFERENCES pictures ON DELETE CASCADE,
        map BLOB NOT NULL,
        PRIMARY KEY (model, picture_id)
    ) STRICT
    """,
    "CREATE INDEX feature_maps_by_picture ON feature_maps (picture_id)",
    "CREATE TABLE bin_feature_maps AS SELECT * FROM feature_maps WHERE 0",
    "CREATE INDEX bin_feature_maps_by_picture ON bin_feature_maps (picture_id)",
)

# The reasons are in docs/decisions/0013-feature-maps-are-not-compared.md.
FEATURE_MAP_REMOVAL: Final = ("DROP TABLE feature_maps", "DROP TABLE bin_feature_maps")
