import { formatDuration } from '@stagecraft/build-trace';

export { formatBytes, formatDuration } from '@stagecraft/build-trace';

/** A span of time in ms in whole seconds, for one that changes while it is read: `7 s`, `1 m 05 s`. */
export function formatSeconds(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? `${String(seconds)} s` : formatDuration(seconds * 1000, locale);
}

/** A moment (ms since epoch): the time alone when it is today, else with the date. */
export function formatTime(at: number, locale: string, now: number = Date.now()): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale, {
    ...(today ? {} : { dateStyle: 'medium' }),
    timeStyle: today ? 'medium' : 'short',
  }).format(date);
}

const agoSteps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago a moment (ms since epoch) was: `2 days ago`, `3 分钟前`. */
export function formatAgo(at: number, locale: string, now: number = Date.now()): string {
  const elapsed = Math.max(0, now - at);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of agoSteps) {
    if (elapsed >= length) return format.format(-Math.floor(elapsed / length), unit);
  }
  return format.format(0, 'second');
}

/** "a, b, and c"; in Chinese, with the space that stands between Han characters and letters: "a、b 和 c". */
export function formatList(items: readonly string[], locale: string): string {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
  return list
    .replaceAll(/(?<=[\w)])(?=\p{Script=Han})/gu, ' ')
    .replaceAll(/(?<=\p{Script=Han})(?=\w)/gu, ' ');
}
