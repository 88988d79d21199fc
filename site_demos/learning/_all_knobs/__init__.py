"""What only the demo of all knobs needs: all slopes for an image, and a step against them."""
