"""Benchmarks: what cio-schemas costs, beside its peers on the same work in one run."""
