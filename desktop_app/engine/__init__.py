"""The verbs of the program, for a window and a terminal alike.

``engine.Engine`` opens a catalogue and has one short method a verb. ``adding``
takes products in (read, decode, embed, store, index), with ``repeats`` that refuses
rows that contradict and ``rows`` that reads their pictures; ``views`` looks at a photo
whole and from nearer by, ``finding`` answers it (neighbours, one hit a product),
``verifying`` looks at the first hits again by their keypoints, ``verdict`` says
how sure that is, and ``results`` holds the plain values that come out.
``evaluating`` asks for photos whose products are known: ``evaluation`` holds
what comes out, ``figures`` the formulas, ``comparing`` other measures of
similarity, and ``headlines`` says the main figures in words; ``printing`` shows
them in a terminal, ``reporting`` on a page. ``teaching`` learns from the
catalogue's pictures and from photos that staff confirmed, ``spaces`` switches
what was learnt on and off, and chooses where pictures are compared. Nothing here
knows Qt, and nothing here names a heavy library: those stay in their rooms.
"""
