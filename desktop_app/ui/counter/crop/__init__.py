"""The region of a capture that is searched: drawn, moved, resized, or the whole picture."""
