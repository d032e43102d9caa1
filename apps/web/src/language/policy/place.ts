import type { PolicyValue } from '@stagecraft/lint/policy';

/** Where the cursor is in a policy file. */
export interface PolicyPlace {
  /** What belongs here. */
  readonly value: PolicyValue;
  /** A key of a section or map is being written, or the value itself. */
  readonly role: 'key' | 'value';
  /** Keys that the section has already. */
  readonly present: ReadonlySet<string>;
  /** Where the word that is being written begins. */
  readonly start: number;
}

interface Line {
  readonly indent: number;
  /** Null for an item of a list or a value alone. */
  readonly key: string | null;
}

/** What is being written at an offset, by the indentation of the lines above it; null where that is not known. */
export function policyPlace(text: string, offset: number, root: PolicyValue): PolicyPlace | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(?:^|\s)#/.test(before)) return null;
  const above = text.slice(0, lineStart).split('\n').slice(0, -1).map(readLine);
  const item = /^(\s*)-\s+(\S*)$/.exec(before);
  if (item !== null) return itemPlace(above, root, item, offset);
  const pair = /^(\s*)([^\s:#][^:#]*):\s+(\S*)$/.exec(before);
  if (pair !== null) {
    const [, indent = '', key = '', typed = ''] = pair;
    const section = valueAt(root, pathTo(above, indent.length));
    const value = section === null ? null : childOf(section, unquoted(key));
    return value === null ? null : atValue(value, offset - typed.length);
  }
  const word = /^(\s*)(\S*)$/.exec(before);
  if (word === null) return null;
  const [, indent = '', typed = ''] = word;
  const value = valueAt(root, pathTo(above, indent.length));
  if (value === null || (value.kind !== 'section' && value.kind !== 'map')) return null;
  const present = presentKeys(text, lineStart, indent.length);
  return { value, role: 'key', present, start: offset - typed.length };
}

function itemPlace(
  above: readonly (Line | null)[],
  root: PolicyValue,
  [, indent = '', typed = '']: RegExpExecArray,
  offset: number,
): PolicyPlace | null {
  // A list may stand at the very column of its key.
  const value = valueAt(root, pathTo(above, indent.length + 1));
  return value?.kind === 'list' ? atValue(value.item, offset - typed.length) : null;
}

function atValue(value: PolicyValue, start: number): PolicyPlace {
  return { value, role: 'value', present: new Set(), start };
}

function readLine(line: string): Line | null {
  const found = /^(\s*)(-\s|[^\s#][^#]*?:(?:\s|$))?/.exec(line);
  if (found === null || line.trim() === '' || line.trimStart().startsWith('#')) return null;
  const [, indent = '', head = ''] = found;
  const key = head === '' || head.startsWith('-') ? null : unquoted(head.trim().slice(0, -1));
  return { indent: indent.length, key };
}

/** The keys that a line of this indentation stands below, the outermost first. */
function pathTo(above: readonly (Line | null)[], indent: number): readonly string[] {
  const path: string[] = [];
  let limit = indent;
  for (const line of above.toReversed()) {
    if (line === null || line.key === null || line.indent >= limit) continue;
    path.unshift(line.key);
    limit = line.indent;
  }
  return path;
}

function valueAt(root: PolicyValue, path: readonly string[]): PolicyValue | null {
  return path.reduce<PolicyValue | null>(
    (value, key) => (value === null ? null : childOf(value, key)),
    root,
  );
}

function childOf(value: PolicyValue, key: string): PolicyValue | null {
  if (value.kind === 'map') return value.value;
  if (value.kind !== 'section') return null;
  return value.keys.find(({ name }) => name === key)?.value ?? null;
}

/** Keys of the lines around this one that have its indentation. */
function presentKeys(text: string, lineStart: number, indent: number): ReadonlySet<string> {
  const lines = text.split('\n').map(readLine);
  const own = text.slice(0, lineStart).split('\n').length - 1;
  const keys = new Set<string>();
  for (const step of [-1, 1]) {
    for (let at = own + step; at >= 0 && at < lines.length; at += step) {
      const line = lines[at];
      if (line === null || line === undefined) continue;
      if (line.indent < indent) break;
      if (line.indent === indent && line.key !== null) keys.add(line.key);
    }
  }
  return keys;
}

function unquoted(key: string): string {
  return key.trim().replaceAll(/^["']|["']$/g, '');
}
