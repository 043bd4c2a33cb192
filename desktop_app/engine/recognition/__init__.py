"""The recognition pipeline: from a photo to an answer; see ``pipeline``."""
