"""Overlaps (重叠): measures of different plans that pursue the same project, instrument, target or action.

`passages` takes from a document's facts what its measures are compared by; `reading` weighs their words with
shipped tables (`weights`); `candidates` says which are worth comparing, `compare` whether two overlap, how
(`score`) and in what; `index` keeps all of it up to date as documents come and go. A pair depends on its two
measures alone.
"""
