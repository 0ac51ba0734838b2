"""Tolls and findings as files for people: tables in Markdown and CSV, and curves as pictures.

What belongs here: layout and words. What doesn't: any computation of a figure (tolls).
"""
