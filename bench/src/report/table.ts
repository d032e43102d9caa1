import type { Result } from './result.ts';

/** Results as lines for a person. */
export function table(results: readonly Result[]): string {
  const rows = results.map((one) => [
    one.name,
    figure(one.ours, one.unit),
    one.peerName === null ? '' : `${one.peerName}: ${figure(one.peer, one.unit)}`,
    one.ratio === null ? '' : `× ${one.ratio.toFixed(2)}`,
    one.runs === 0 ? '' : `runs: ${String(one.runs)}`,
    one.missing === undefined ? '' : `missing here: ${one.missing}`,
  ]);
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function figure(value: number | null, unit: Result['unit']): string {
  if (value === null) return '–';
  if (unit === 'times') return `× ${String(value)}`;
  if (unit === 'percent') return `${String(value)} %`;
  return unit === 'bytes' ? `${(value / 1000).toFixed(1)} kB` : `${String(value)} ${unit}`;
}
