"""Helpers of the course Numbers on the Record: one module, one idea."""
