import type { BuildSettings } from '@stagecraft/contracts';

/** The settings as they are typed; an empty text is no limit. */
export interface SettingsDraft {
  readonly concurrency: string;
  readonly maxAgeDays: string;
  readonly maxBuilds: string;
  /** In megabytes of 1,000,000 bytes. */
  readonly maxMegabytes: string;
}

const megabyte = 1_000_000;

/** The most that each field takes; the server's own limits, where it has one. */
export const most: Readonly<Record<keyof SettingsDraft, number>> = {
  concurrency: 64,
  maxAgeDays: 36_500,
  maxBuilds: 1_000_000,
  maxMegabytes: 1_000_000_000,
};

/** As a person edits them. */
export function draftOf({ concurrency, retention }: BuildSettings): SettingsDraft {
  const shown = (value: number | null): string => (value === null ? '' : String(value));
  const { maxAgeDays, maxBuilds, maxBytes } = retention;
  return {
    concurrency: String(concurrency),
    maxAgeDays: shown(maxAgeDays),
    maxBuilds: shown(maxBuilds),
    maxMegabytes: shown(maxBytes === null ? null : maxBytes / megabyte),
  };
}

export type ReadDraft =
  | { readonly ok: true; readonly settings: BuildSettings }
  /** The fields that are no such number. */
  | { readonly ok: false; readonly wrong: readonly (keyof SettingsDraft)[] };

/** The settings that were typed. */
export function readDraft(draft: SettingsDraft): ReadDraft {
  const concurrency = wholeNumber(draft.concurrency, most.concurrency);
  const maxAgeDays = limit(draft.maxAgeDays, (text) => numberUpTo(text, most.maxAgeDays));
  const maxBuilds = limit(draft.maxBuilds, (text) => wholeNumber(text, most.maxBuilds));
  const megabytes = limit(draft.maxMegabytes, (text) => numberUpTo(text, most.maxMegabytes));
  const maxBytes = typeof megabytes === 'number' ? Math.ceil(megabytes * megabyte) : megabytes;
  if (
    concurrency === undefined ||
    maxAgeDays === undefined ||
    maxBuilds === undefined ||
    maxBytes === undefined
  ) {
    const read = { concurrency, maxAgeDays, maxBuilds, maxMegabytes: maxBytes };
    const fields = ['concurrency', 'maxAgeDays', 'maxBuilds', 'maxMegabytes'] as const;
    return { ok: false, wrong: fields.filter((field) => read[field] === undefined) };
  }
  return { ok: true, settings: { concurrency, retention: { maxAgeDays, maxBuilds, maxBytes } } };
}

/** Null for no limit; undefined for what is none. */
function limit(
  text: string,
  read: (text: string) => number | undefined,
): number | null | undefined {
  return text.trim() === '' ? null : read(text);
}

function numberUpTo(text: string, largest: number): number | undefined {
  const trimmed = text.trim();
  if (!/^\d+(\.\d+)?$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return value > 0 && value <= largest ? value : undefined;
}

function wholeNumber(text: string, largest: number): number | undefined {
  const value = numberUpTo(text, largest);
  return value !== undefined && Number.isInteger(value) ? value : undefined;
}
