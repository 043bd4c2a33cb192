"""Image processing: pictures to embeddings, keypoints and descriptors.

- ``picture_decoding`` decodes a picture file to upright RGB of bounded size, with the stages
  in ``decoding``; ``camera`` and ``slideshow`` deliver live pictures.
- ``model_card`` describes the input of a model; ``embedder`` runs it and returns unit
  vectors, on the ``device`` that is available.
- ``keypoints`` finds and matches keypoints; ``registration`` aligns two pictures exactly,
  and ``pixel_match`` compares pictures with too few keypoints.
- ``appearance`` describes colour, shape and texture; ``picture_quality`` measures
  sharpness and brightness.

This package does not know products.
"""
