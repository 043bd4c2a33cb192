"""The part of shapely that the label reader uses; takes shapely's place in the bundle."""
