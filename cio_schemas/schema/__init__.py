"""What a schema is: keywords, resources, references and the documents they are in."""
