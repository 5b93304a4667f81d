"""Drawing instances: one module for each instance type, written once for every chooser."""
