"""The bundle that runs without Python, its package for Debian, and the test of both."""
