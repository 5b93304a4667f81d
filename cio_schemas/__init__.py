"""JSON Schema (draft 2020-12) validation and linting, with the Customer.io schemas bundled."""
