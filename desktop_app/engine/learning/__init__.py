"""Learning of a metric from the catalogue's own pictures and confirmed photos."""
