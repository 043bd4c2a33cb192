"""What happens with accepted products: tally, scans that accept, and outputs to the till."""
