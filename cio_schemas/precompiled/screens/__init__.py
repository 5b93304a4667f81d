"""The screens of `payloads.rules.screens`, laid out as tables of the kernel."""
