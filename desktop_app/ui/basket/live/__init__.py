"""Live counting: the list follows what lies in front of the camera."""
