"""What only the demo of the weights before and after training needs."""
