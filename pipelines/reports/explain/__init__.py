"""The story of a claim, an article or a source, gathered from the ledger: what `tollbook explain` tells.

What belongs here: looking up and laying side by side. What doesn't: any computation of a figure (tolls), any layout.
"""
