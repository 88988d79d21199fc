"""Demos of single neurons."""
