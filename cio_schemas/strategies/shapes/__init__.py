"""Descriptions of instances as frozen values: shapes of one type, cases of several conditions, and goals."""
