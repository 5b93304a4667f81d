"""Schema to plan to Python: `compiled.compile` plans, writes and links the functions of a schema.

In layers: `nodes` and `plan` define what to assert; `expression`, `writer`, `emitter` and `keywords` write it as
Python; `module` and `compiled` link it in this process, and `standalone` writes it to a file.
"""
