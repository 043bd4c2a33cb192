"""The basket at the till: what is sent, what was sent, and what has changed since."""
