"""What is kept of customers: where, how much, and its deletion for good."""
