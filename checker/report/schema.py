"""The JSON Schema of the JSON report, made from the declaration of its records.

`python -m checker.report.schema > docs/report.schema.json` writes the published copy; a test compares the two.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from checker.model import SCHEMA_VERSION
from checker.report.records import RECORDS, REPORT, Record


def json_schema() -> dict[str, Any]:
    """The schema of the whole report, JSON Schema 2020-12; the lines of `jsonl` are its `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"checker report, schema version {SCHEMA_VERSION}",
        **_object(REPORT),
        "$defs": {record.name: _object(record) for record in RECORDS},
    }


def _object(record: Record) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.name: {**field.json, "description": field.meaning} for field in record.fields},
        "required": [field.name for field in record.fields],
        "additionalProperties": False,
    }


def main() -> int:
    """Writes the schema to standard output."""
    json.dump(json_schema(), sys.stdout, indent=2)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
