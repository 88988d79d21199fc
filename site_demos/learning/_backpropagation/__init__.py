"""What only the backpropagation demo needs: its picture, its rules and their proof by trying."""
