"""Photos to vectors.

``photo`` turns any picture file into upright RGB of bounded size, ``camera``
does the same for a camera, a video file or an address. ``model_card`` reads what
a model wants to be fed; ``embedder`` feeds it and returns unit vectors, on the
``device`` that is really there. The engine calls them in this order; nothing
here knows what a product is.
"""
