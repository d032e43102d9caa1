/** A duration in ms as docker writes it: `0.3s`. */
export function seconds(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(1)}s`;
}

/** What happens to an item of a step. The engine names some items by what it does with them. */
export function itemName({
  item,
  action,
}: {
  readonly item: string;
  readonly action: string;
}): string {
  const name = action === '' || item.startsWith(action) ? item : `${action} ${item}`;
  return name.replace(/:$/, '');
}
