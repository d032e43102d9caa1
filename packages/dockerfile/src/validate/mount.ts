import { isGoBoolean } from '../parse/directives.ts';
import { fieldValueSpan, type MountField, type MountReading } from '../parse/mounts.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import { runProblems } from '../problems/run.ts';
import { nearest } from '../problems/suggest.ts';
import type { Span } from '../types.ts';
import { hasVariable } from './expansion.ts';
import type { Report } from './report.ts';

/** The types of a `--mount`, and the keys that some type takes. */
export const MOUNT_TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const SWITCHES = new Set(['readonly', 'ro', 'readwrite', 'rw', 'required']);
export const MOUNT_KEYS = [
  'type',
  'from',
  'source',
  'src',
  'target',
  'dst',
  'destination',
  'readonly',
  'ro',
  'readwrite',
  'rw',
  'required',
  'size',
  'id',
  'sharing',
  'mode',
  'uid',
  'gid',
  'env',
];

/** Which types take a key; the others take it always. */
const ONLY_FOR: Readonly<Record<string, readonly string[]>> = {
  required: ['secret', 'ssh'],
  size: ['tmpfs'],
  sharing: ['cache'],
  env: ['secret'],
  mode: ['secret', 'ssh', 'cache'],
  uid: ['secret', 'ssh', 'cache'],
  gid: ['secret', 'ssh', 'cache'],
};

/** Checks one `--mount` by BuildKit's rules; what a variable may change is left alone. */
export function checkMount(cooked: Cooked, reading: MountReading, report: Report): void {
  const { fields, badQuotes, mount } = reading;
  if (badQuotes) {
    report(runProblems.mountCsv, mount.span);
    return;
  }
  let type: string | null = 'bind';
  for (const field of fields) {
    if (field.key === 'type' && field.value !== null) type = readType(cooked, field, report);
  }
  for (const field of fields) checkField(cooked, field, type, report);
  if (type === 'secret') checkSecret(fields, mount.span, report);
}

/** The type in lower case; null when it is unknown or wrong, so that nothing is judged by it. */
function readType(cooked: Cooked, field: MountField, report: Report): string | null {
  const value = field.value ?? '';
  if (hasVariable(value)) return null;
  const type = value.toLowerCase();
  if (MOUNT_TYPES.includes(type)) return type;
  report(
    runProblems.mountType,
    fieldValueSpan(cooked, field),
    value,
    nearest(value, MOUNT_TYPES) ?? '',
  );
  return null;
}

function checkField(cooked: Cooked, field: MountField, type: string | null, report: Report): void {
  const { key, value } = field;
  if (!MOUNT_KEYS.includes(key)) {
    report(
      runProblems.mountKey,
      spanOf(cooked, field.start, field.end),
      key,
      nearest(key, MOUNT_KEYS) ?? '',
    );
    return;
  }
  const only = Object.hasOwn(ONLY_FOR, key) ? ONLY_FOR[key] : undefined;
  if (type !== null && only !== undefined && !only.includes(type)) {
    report(runProblems.mountKeyForType, spanOf(cooked, field.start, field.end), key, type);
    return;
  }
  if (type === 'secret' && key === 'from') {
    report(runProblems.mountKeyForType, spanOf(cooked, field.start, field.end), key, type);
    return;
  }
  if (value === null) {
    if (!SWITCHES.has(key))
      report(runProblems.mountValue, spanOf(cooked, field.start, field.end), key);
  } else if (!hasVariable(value) && !isValue(key, value)) {
    if (key === 'target' || key === 'dst' || key === 'destination')
      report(runProblems.mountTarget, fieldValueSpan(cooked, field));
    else report(runProblems.mountBadValue, fieldValueSpan(cooked, field), key, value);
  }
}

function isValue(key: string, value: string): boolean {
  switch (key) {
    case 'readonly':
    case 'ro':
    case 'readwrite':
    case 'rw':
    case 'required':
      return isGoBoolean(value);
    case 'sharing':
      return ['shared', 'private', 'locked'].includes(value.toLowerCase());
    case 'mode':
      return /^[0-7]+$/.test(value) && parseInt(value, 8) <= 0xffffffff;
    case 'uid':
    case 'gid':
      return /^[0-9]+$/.test(value) && Number(value) <= 0xffffffff;
    case 'size':
      return /^[0-9]+(?:\.[0-9]+)? ?(?:[kmgtp]?i?b?)$/i.test(value);
    case 'target':
    case 'dst':
    case 'destination':
      return !/^\/(?:\.?\/)*\.?$/.test(value);
    default:
      return true;
  }
}

function checkSecret(fields: readonly MountField[], span: Span, report: Report): void {
  const given = (...keys: string[]): boolean =>
    fields.some((field) => keys.includes(field.key) && field.value !== null && field.value !== '');
  const source = given('source', 'src');
  if (!source && !given('id') && !given('target', 'dst', 'destination', 'env')) {
    report(runProblems.secretSource, span);
  }
  if (source && given('id')) report(runProblems.secretBoth, span);
}
