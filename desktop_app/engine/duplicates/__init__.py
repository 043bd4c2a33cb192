"""The audit: finding duplicates in a catalogue and applying decisions about them.

``audit.Audit`` is the interface, one method per operation.

- Scan: ``duplicate_scan`` compares each picture with its ``neighbourhood``;
  ``near_duplicate`` and ``copy_classifier`` decide about copies, ``same_product`` about
  other photographs of a product.
- Groups: ``product_links`` turns findings into links between products, ``link_states``
  sorts them by decisions, ``grouping`` joins them to groups, ``group_detail`` looks one up.
- Decisions: ``resolutions`` and ``decision_import`` apply them, ``merge_values`` has the
  field values of a merge.
- Health: ``catalogue_health`` lists issues. ``pair_listing`` lists findings for export.
"""
