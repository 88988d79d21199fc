"""Demos about how a network learns."""
