import { isGoBoolean } from '../parse/directives.ts';
import { fieldValueSpan, type MountField, type MountReading } from '../parse/mounts.ts';
import type { Draft } from '../parse/instruction.ts';
import { spanOf } from '../text/cooked.ts';
import { runProblems } from '../problems/run.ts';
import { nearest } from '../problems/suggest.ts';
import type { Span } from '../types.ts';
import { checkExpansion, constantOf, isExpanded } from './expansion.ts';
import type { Report } from './report.ts';

/** The types of a `--mount`, and the keys that some type takes. */
export const MOUNT_TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
/** Keys that mean `true` when they stand without a value. */
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

const KEYS: ReadonlySet<string> = new Set(MOUNT_KEYS);

/** Which types take a key; the others take it always, if only to no effect. */
const ONLY_FOR: Readonly<Record<string, readonly string[]>> = {
  required: ['secret', 'ssh'],
  size: ['tmpfs'],
  sharing: ['cache'],
  mode: ['secret', 'ssh', 'cache'],
  uid: ['secret', 'ssh', 'cache'],
  gid: ['secret', 'ssh', 'cache'],
};
/** Keys that are judged where they stand, by the type named before them. */
const IN_ORDER = new Set(['required', 'size']);

/** A mount while it is checked. `null`: a variable decides, so that nothing is judged by it. */
interface Check {
  readonly draft: Draft;
  readonly report: Report;
  /** The type that counts in the end. */
  readonly type: string | null;
  /** The type as named so far. */
  typeSoFar: string | null;
  /** The last value of each key, by its main name; null for a type that is not judged by them. */
  readonly values: Map<string, string | null> | null;
}

/**
 * Checks one `--mount` by the rules of BuildKit's `instructions/commands_runmount.go`; what a
 * variable may change is left alone.
 */
export function checkMount(draft: Draft, reading: MountReading, report: Report): void {
  const { fields, badQuotes, mount } = reading;
  if (badQuotes) {
    report(runProblems.mountCsv, mount.span);
    return;
  }
  if (fields.length === 1 && fields[0]?.key === '') {
    report(runProblems.mountEmpty, mount.span);
    return;
  }
  const type = finalType(draft, fields);
  const values: Check['values'] = type === 'secret' ? new Map() : null;
  const check: Check = { draft, report, type, typeSoFar: 'bind', values };
  for (const field of fields) checkField(check, field);
  if (values !== null) checkSecret(values, mount.span, report);
}

/** The type after all fields. */
function finalType(draft: Draft, fields: readonly MountField[]): string | null {
  const last = fields.findLast((field) => field.key === 'type' && field.value !== null);
  if (last === undefined) return 'bind';
  const type = constantOf(last.value ?? '', draft.escape)?.toLowerCase() ?? '';
  return MOUNT_TYPES.includes(type) ? type : null;
}

function checkField(check: Check, field: MountField): void {
  const { draft, report } = check;
  const { key, value } = field;
  if (!KEYS.has(key)) {
    report(runProblems.mountKey, spanOfField(draft, field), key, nearest(key, MOUNT_KEYS) ?? '');
    return;
  }
  if (value !== null && isExpanded(value))
    checkExpansion(value, fieldValueSpan(draft.cooked, field), draft.escape, report);
  if (!fitsType(check, field)) return;
  if (value === null) {
    if (!SWITCHES.has(key)) report(runProblems.mountValue, spanOfField(draft, field), key);
    return;
  }
  const constant = constantOf(value, draft.escape);
  check.values?.set(MAIN_NAMES[key] ?? key, constant);
  if (key === 'type') check.typeSoFar = constant === null ? null : constant.toLowerCase();
  if (constant !== null) checkValue(check, field, constant);
}

const MAIN_NAMES: Readonly<Record<string, string>> = {
  src: 'source',
  dst: 'target',
  destination: 'target',
};

/** Whether a mount of this type takes the key, at this place; says so if not. */
function fitsType(check: Check, field: MountField): boolean {
  const { key } = field;
  const only = Object.hasOwn(ONLY_FOR, key) ? ONLY_FOR[key] : undefined;
  const { type, typeSoFar, report } = check;
  const judge = IN_ORDER.has(key) ? typeSoFar : type;
  if (only === undefined || judge === null || only.includes(judge)) return true;
  const span = spanOfField(check.draft, field);
  if (type !== null && only.includes(type)) report(runProblems.mountKeyFirst, span, key, type);
  else report(runProblems.mountKeyForType, span, key, judge);
  return false;
}

function spanOfField(draft: Draft, field: MountField): Span {
  return spanOf(draft.cooked, field.start, field.end);
}

function checkValue(check: Check, field: MountField, value: string): void {
  const { type, report } = check;
  const { key } = field;
  const span = (): Span => fieldValueSpan(check.draft.cooked, field);
  if (key === 'type' && !MOUNT_TYPES.includes(value.toLowerCase())) {
    report(runProblems.mountType, span(), value, nearest(value, MOUNT_TYPES) ?? '');
  } else if (!isMountValue(key, value)) report(runProblems.mountBadValue, span(), key, value);
  else if (key === 'from' && value !== '' && type === 'secret') {
    report(runProblems.mountKeyForType, span(), key, type);
  } else if ((key === 'source' || key === 'src') && value !== '' && type === 'ssh') {
    report(runProblems.sshSource, span());
  } else if (MAIN_NAMES[key] === 'target' || key === 'target') {
    const covers = value === '/' && type !== 'secret' && type !== 'ssh' && type !== null;
    if (covers) report(runProblems.mountTarget, span());
  }
}

/** Whether a mount's key takes the value. */
export function isMountValue(key: string, value: string): boolean {
  switch (key) {
    case 'type':
      return MOUNT_TYPES.includes(value.toLowerCase());
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
      return /^\+?(?:[0-9]+\.?[0-9]*|\.[0-9]+) ?(?:b|[kmgtp](?:i?b)?)?$/i.test(value);
    default:
      return true;
  }
}

function checkSecret(values: ReadonlyMap<string, string | null>, span: Span, report: Report): void {
  const given = (key: string): boolean | null => {
    const value = values.get(key);
    return value === undefined ? false : value === null ? null : value !== '';
  };
  const [source, id, target] = [given('source'), given('id'), given('target')];
  if (source === false && id === false && target === false) {
    report(runProblems.secretSource, span);
  }
  if (source === true && id === true) report(runProblems.secretBoth, span);
}
