"""The live view of a camera, and the list to choose a camera from."""
