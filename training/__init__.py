"""Train, evaluate and export the embedding model, and fit the constants of the program."""

# First: it sets environment variables that numpy reads when it is imported.
import desktop_app as desktop_app
