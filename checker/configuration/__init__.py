"""A project's own settings: `checker.yaml`, or `[tool.checker]` in pyproject.toml, found upwards from a draft.

`files.find` says which file configures, `load.load` reads it. Only the command line does; the Python API looks at no
disk for settings. Nothing is imported here, so that a project without a configuration pays for none.
"""
