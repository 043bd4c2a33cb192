"""The schema of feature maps, with a bin for those of deleted pictures."""

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
