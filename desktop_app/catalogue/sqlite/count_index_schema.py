"""Indexes that count rows of large tables without reading these."""

from typing import Final

# The rows of the first three tables have up to 16 kB: to count those of a million pictures
# in the tables takes many seconds, in an index some hundredths of a second.
COUNT_INDEXES: Final = (
    "CREATE INDEX IF NOT EXISTS appearances_by_method ON appearances (method)",
    "CREATE INDEX IF NOT EXISTS keypoints_by_version ON keypoints (version)",
    "CREATE INDEX IF NOT EXISTS label_texts_by_version ON label_texts (version)",
    "CREATE INDEX IF NOT EXISTS products_by_brand ON products (brand, merged_into, archived_at)",
)
