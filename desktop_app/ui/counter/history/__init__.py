"""The history of the counter: the strip of today's answers, and the page with all of them."""
