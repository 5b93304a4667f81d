"""The screens of `payloads.rules.kernel_screens`, laid out as tables of the kernel."""
