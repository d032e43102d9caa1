import { formatBytes, formatDuration } from '../../../ui/format.ts';

function signed(
  value: number,
  format: (value: number, language: string) => string,
  language: string,
): string {
  return `${value < 0 ? '−' : '+'}${format(Math.abs(value), language)}`;
}

/** A difference in time with its sign. `ms`: what there is more of it. */
export const signedDuration = (ms: number, language: string): string =>
  signed(ms, formatDuration, language);

/** A difference in size with its sign. `bytes`: what there is more of it. */
export const signedBytes = (bytes: number, language: string): string =>
  signed(bytes, formatBytes, language);
