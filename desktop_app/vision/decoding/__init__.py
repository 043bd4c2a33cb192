"""The stages of decoding a picture file; ``vision.picture_decoding`` puts them together.

- ``header`` finds out format and size; ``limits`` says what is refused, and what may be decoded
  in this process.
- ``whole_picture`` decodes any supported format; ``pixels`` converts, scales and turns.
- ``child`` runs this in a child process, ``isolated`` asks it to.
"""
