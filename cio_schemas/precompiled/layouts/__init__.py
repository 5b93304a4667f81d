"""The bundled schemas as layouts of the tables of the kernel."""
