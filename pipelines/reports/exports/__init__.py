"""Takes the ledger away: one file a format; each says which version, method and day of knowing its figures are of.

What belongs here: layout for other programs. What doesn't: any computation of a figure (tolls).
"""
