"""An order beside what is counted on the basket page."""
