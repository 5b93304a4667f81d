"""What the pages of this folder are written from."""
