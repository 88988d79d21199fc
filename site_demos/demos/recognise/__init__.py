"""Demos about recognising handwritten digits."""
