"""3D models of the products, one module for each kind, built from ``mesh`` and ``object3d``."""
