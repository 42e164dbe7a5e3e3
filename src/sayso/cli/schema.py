"""`sayso schema`: the JSON Schema of the record."""

import click

from sayso.record.schema import schema_text


@click.command(
    "schema",
    epilog="""\b
Examples:
  sayso schema > sayso.schema.json
  sayso schema | jq '."$defs".Claim.properties | keys'
""",
)
def verb() -> int:
    """Print the JSON Schema (draft 2020-12) of one line of the record."""
    click.echo(schema_text(), nl=False)
    return 0
