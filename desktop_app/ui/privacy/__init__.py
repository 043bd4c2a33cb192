"""What is kept of customers and what leaves the computer, and the deletion of photos for good."""
