"""The audit: finding duplicates in a catalogue and applying decisions about them.

``audit.Audit`` is the interface, one method per operation.

- Scan: ``duplicate_scan`` compares each picture with its neighbours, which
  ``neighbourhood_search`` looks up. ``picture_comparison`` and ``copy_classifier`` decide
  whether two pictures are copies, ``variant_comparison`` and ``relation_classifier`` whether
  they show one product or two variants, ``same_product`` whether recognition may confuse them.
- Groups: ``product_links`` turns findings into links between products; ``variant_level``
  decides between product and variant with the fields (``variant_fields``, ``variant_words``),
  ``colour_range`` with the other products of a range. ``link_states`` sorts the links by
  decisions, ``grouping`` joins products to groups, and ``variant_clustering`` variants.
  ``reference_ranking``, ``group_reasons`` and ``merge_values`` fill in a group,
  ``group_detail`` looks one up.
- Decisions: ``resolutions`` and ``decision_import`` apply them.
- Health: ``catalogue_health`` lists issues of products and pictures.
- Export: ``pair_listing`` lists all findings.
"""
