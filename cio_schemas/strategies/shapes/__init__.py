"""What instances look like, as frozen values: shapes of one type, cases of several conditions, and goals."""
