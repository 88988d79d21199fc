"""What makes learning fast, and can be left out of a first reading.

`sparse` skips the black pixels of an image, `examples` works through a batch in chunks, and
`parallel` shares the chunks among several processes.
"""
