"""Work off the GUI thread: lanes, their tasks, and the client of the engine."""
