/** A duration in ms as docker writes it: `0.3s`. */
export function seconds(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(1)}s`;
}

/** A duration in ms without parts of a second, as Go writes it: `7s`, `1m5s`, `2h0m7s`. */
export function wholeSeconds(ms: number): string {
  const total = Math.floor(Math.max(0, ms) / 1000);
  const [hours, minutes] = [Math.floor(total / 3600), Math.floor(total / 60) % 60];
  const before = hours > 0 ? `${hours}h${minutes}m` : minutes > 0 ? `${minutes}m` : '';
  return `${before}${total % 60}s`;
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
