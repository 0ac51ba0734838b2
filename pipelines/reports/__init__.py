"""Tolls become what a person reads: tables, files, pages."""
