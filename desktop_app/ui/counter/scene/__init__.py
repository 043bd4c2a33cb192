"""What the camera of the counter sees, and what the user is told to do."""
