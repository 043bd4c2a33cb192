"""The room of the vectors: which pictures look most like this one?

The engine fills an ``VectorIndex`` with the vectors of the catalogue's pictures,
batch by batch as an import goes on, and asks it for the neighbours of a photo.
Nothing else is known here: no picture's file, no model, and of products only a
number beside each vector, where there is something to learn.

- ``index`` is the door: picture ids and vectors in, ids and scores out. It
  keeps one node for each distinct vector and an eye on the nodes that a search
  would miss.
- ``graph`` is the rail around hnswlib, the only module that imports it.
- ``storage`` puts an index into two files and takes it back. They are a cache:
  whatever is wrong with them, the answer is ``None``, and the engine builds the
  index again from the catalogue.
- ``measures`` says how near vectors are in other ways, to be compared.
- ``metric`` learns a space in which a product's pictures lie close together,
  ``trial`` finds out whether that is better, and ``space`` is where vectors are
  placed before they are indexed or looked for: as they came, or as was learnt.
- ``sealing`` makes bytes that show any damage.

Pictures that were removed from the catalogue are not taken out of an index: a
new one is built, which is many times faster than mending the old one.
"""
