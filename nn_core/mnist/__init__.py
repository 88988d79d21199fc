"""MNIST's images of digits, and how others are made like them.

`idx` reads and writes its files, `images` holds what they contain, `strokes` draws with a pen,
`ink` turns a drawing into 28 × 28 pixels, `distortion` makes distorted copies, and `pgm` reads grey
pictures.
"""
