"""Demos of whole networks: their shape, their knobs, their matrices."""
