"""Claims to series, tolls and findings: one defensible curve out of many voices.

What belongs here: what a claim commits to, which series it is part of, the fit, the bounds, the pooling over sources,
and the rules that name discrepancies. What doesn't: reading text (mentions), resolving meaning (claims), layout
(reports).
"""
