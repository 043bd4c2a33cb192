"""The outputs to the shop's till, which the counter and the basket share."""
