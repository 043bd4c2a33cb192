"""The counter: identification of a capture, what is accepted, and how it reaches the till."""
