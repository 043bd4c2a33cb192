"""The basket as files, from one start of the program to the next."""
