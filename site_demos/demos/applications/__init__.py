"""Demos about uses of neural networks: what they do there, and how they fail."""
