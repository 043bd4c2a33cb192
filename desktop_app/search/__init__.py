"""Vector search: find the pictures most similar to a photo.

A ``VectorIndex`` maps picture ids to vectors and returns the nearest neighbours of a
query. This package knows neither pictures nor models; of products it knows only a number
for each vector, in metric learning.

- ``vector_index``: the interface; ids and vectors in, ids and scores out.
- ``node_index``: the interface of what is behind it; ``hnsw_graph`` and ``inverted_lists``
  implement it, and are the only modules that import hnswlib and faiss; ``index_kinds``
  chooses between them.
- ``index_storage``: an index as two files. They are a cache: if anything is wrong with
  them, loading returns ``None`` and the engine rebuilds the index from the catalogue.
- ``similarity_measures``: other similarities, for comparison.
- ``metric_learning``: a learned space in which the pictures of a product are close
  together; ``cross_validation`` estimates its accuracy.
- ``embedding_space``: the space in which vectors are compared, original or learned.
- ``clustering``: pairs to groups; ``tsne``: vectors to a map.
- ``checksum``: serialised values that detect damage.

Removed pictures are only marked. When there are many, the index is rebuilt, which is much
faster than repairing it; ``background_rebuild`` does that while the index is in use.
"""
