"""Reading of labels in the background: photos first, then the pictures of the catalogue."""
