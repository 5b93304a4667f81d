"""Draw instances: one module for each instance type, for every chooser."""
