"""`tollbook explain`: why a toll, a claim, an article or a source is what the ledger says it is."""
