"""What rules ask of a document: what applies together, what contradicts itself, what is accepted and possible."""
