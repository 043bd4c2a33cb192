"""What the commands print: JSON, and lines for people."""
