"""What a document names: one module a kind of thing, each a step over one `Draft`.

`plans`, `departments` and `sites` go first, `projects` reads the sites, `places` what the projects leave,
then `targets` and `links`. The order as data is `ingest.spans_to_entities.COMPONENTS`.
"""
