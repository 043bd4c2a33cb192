"""Languages, translated messages and number formats."""
