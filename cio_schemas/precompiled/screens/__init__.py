"""What payloads satisfy of which no rule has anything to report, as layouts of the tables of the kernel."""
