/**
 * The value of a `--mount`: `key=value` fields (null for a key alone), one with a comma or a quote in it
 * quoted as CSV has it (moby/buildkit frontend/dockerfile/instructions/commands_runmount.go reads it so).
 */
export function mountValue(
  fields: readonly (readonly [key: string, value: string | null])[],
): string {
  return fields.map(([key, value]) => csvCell(value === null ? key : `${key}=${value}`)).join(',');
}

function csvCell(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
