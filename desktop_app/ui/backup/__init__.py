"""Back up and restore: the controller of both, and the dialog that restores."""
