"""The report as one HTML file that opens from disk: every toll, every claim behind it, and the words it rests on.

What belongs here: gathering the ledger into compact columns, known-on curves, the order of the review queue, and the
page's own sources in `web/`. What doesn't: deciding any figure; the numbers are those of table `tolls`.
"""
