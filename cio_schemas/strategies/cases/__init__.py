"""From a keyword to the cases that satisfy it, and to those that break it: one function for each."""
