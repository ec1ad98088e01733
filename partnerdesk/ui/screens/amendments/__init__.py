"""What happens to a signed agreement: amendments, the text in force, all versions."""
