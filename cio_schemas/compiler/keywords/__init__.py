"""One file for each family of keywords: how its assertions are written as Python."""
