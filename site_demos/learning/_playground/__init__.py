"""What the playground is made of: data, inputs, training, files, and the parts of its figure."""
