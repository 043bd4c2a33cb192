"""An answer of the counter: the verdict, its candidates, and the product that is accepted."""
