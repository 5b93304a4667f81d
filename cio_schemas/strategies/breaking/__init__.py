"""Breaking one assertion of a schema and nothing else, with the proof."""
