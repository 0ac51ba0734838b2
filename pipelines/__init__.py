"""What is done to the data: news articles in, claims, tolls and reports out.

One folder a stage (articles, mentions, claims, tolls, reports), in the order in which data flows. Nothing here knows
Dagster; every stage is usable from a notebook on Polars frames.
"""
