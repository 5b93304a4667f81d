"""The documentation: pages written by hand, those that programs write (`writers`), and how a site is built of them."""
