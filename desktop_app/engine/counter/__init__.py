"""The counter: what is accepted for a customer, and how it reaches the shop's till."""
