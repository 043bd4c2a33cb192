"""Tables and folders in, tables out."""
