import type { LocalizedText } from '@stagecraft/contracts';
import { parseArgs } from 'node:util';
import { layersTexts as texts } from './texts.ts';

/** A bound that an image is held to; null for none. */
export interface LayerRules {
  /** 0 to 1, at least. */
  readonly lowestEfficiency: number | null;
  /** Bytes, at most. */
  readonly highestWastedBytes: number | null;
  /** 0 to 1, at most: share of the bytes above the base that is wasted. */
  readonly highestUserWastedPercent: number | null;
}

/** What a call of `stagecraft layers` asks for. */
export interface LayersCall {
  readonly image: string;
  readonly format: 'text' | 'json';
  /** Null without `--ci`. */
  readonly rules: LayerRules | null;
  /** As in DOCKER_HOST; null for the one that is found. */
  readonly engine: string | null;
}

export type ReadLayersCall =
  | { readonly ok: true; readonly call: LayersCall | 'help' }
  | { readonly ok: false; readonly reason: LocalizedText };

/** As dive has them. */
const usualRules = { efficiency: '0.9', bytes: 'disabled', percent: '0.1' } as const;

const units: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
  ti: 2 ** 40,
};

/** `20MB` is 20,000,000 and `20MiB` 20 × 1,048,576, as dive reads them. */
function readBytes(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?) ?([kmgt]i?)?b?$/i.exec(text.trim());
  const unit = units[found?.[2]?.toLowerCase() ?? ''];
  return found === null || unit === undefined ? null : Math.trunc(Number(found[1]) * unit);
}

function readShare(text: string): number | null {
  const share = Number(text);
  return /^\d*\.?\d+$/.test(text) && share <= 1 ? share : null;
}

/** A bound by its text; undefined when it is none. */
function bound(text: string, read: (text: string) => number | null): number | null | undefined {
  return text === 'disabled' ? null : (read(text) ?? undefined);
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function readRules(values: Values): LayerRules | LocalizedText {
  const flags = ['lowest-efficiency', 'highest-wasted-bytes', 'highest-user-wasted-percent'];
  const usual = [usualRules.efficiency, usualRules.bytes, usualRules.percent];
  const given = flags.map((flag, index) => String(values[flag] ?? usual[index]));
  const [efficiency = '', bytes = '', percent = ''] = given;
  const lowestEfficiency = bound(efficiency, readShare);
  const highestWastedBytes = bound(bytes, readBytes);
  const highestUserWastedPercent = bound(percent, readShare);
  if (lowestEfficiency === undefined) return texts.badShare('--lowest-efficiency');
  if (highestWastedBytes === undefined) return texts.badBytes;
  if (highestUserWastedPercent === undefined)
    return texts.badShare('--highest-user-wasted-percent');
  return { lowestEfficiency, highestWastedBytes, highestUserWastedPercent };
}

const text = { type: 'string' } as const;

/** Reads the words after `stagecraft layers`. Bounds without `--ci` are held to, too. */
export function readLayersCall(words: readonly string[]): ReadLayersCall {
  const refuse = (reason: LocalizedText) => ({ ok: false, reason }) as const;
  const options = {
    help: { type: 'boolean', short: 'h' },
    ci: { type: 'boolean' },
    format: text,
    engine: text,
    'lowest-efficiency': text,
    'highest-wasted-bytes': text,
    'highest-user-wasted-percent': text,
  } as const;
  const parsed = parse(words, options);
  if (typeof parsed === 'string') return refuse(texts.notUnderstood(parsed));
  const { values, positionals } = parsed;
  if (values['help'] === true) return { ok: true, call: 'help' };
  const [image, another] = positionals;
  if (image === undefined || another !== undefined) return refuse(texts.oneImage);
  const format = values['format'] ?? 'text';
  if (format !== 'text' && format !== 'json') return refuse(texts.badFormat);
  const engine = typeof values['engine'] === 'string' ? values['engine'] : null;
  const bounded = Object.keys(values).some((flag) => /^(?:ci$|lowest-|highest-)/.test(flag));
  const rules = bounded ? readRules(values) : null;
  if (rules !== null && 'en' in rules) return refuse(rules);
  return { ok: true, call: { image, format, rules, engine } };
}

function parse(
  words: readonly string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>['options'],
): { readonly values: Values; readonly positionals: readonly string[] } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: options ?? {},
      allowPositionals: true,
    });
    const plain = Object.entries(values).filter(
      (pair): pair is [string, string | boolean] => !Array.isArray(pair[1]),
    );
    return { values: Object.fromEntries(plain), positionals };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
