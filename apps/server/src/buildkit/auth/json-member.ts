/** Where a member of an object's text has its value: offsets, `end` after its last character. */
export interface MemberPlace {
  readonly start: number;
  readonly end: number;
}

/** Offset after the string that begins at `at`. */
function afterString(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

/**
 * Where the member `key` of the outermost object has its value, in a text that is valid JSON; null when
 * there is none. The last of several counts, as it does for parsers.
 */
export function findMember(text: string, key: string): MemberPlace | null {
  let depth = 0;
  let name: string | null = null;
  let start = -1;
  let found: MemberPlace | null = null;
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? '';
    const isEnd = depth === 1 && (char === ',' || char === '}');
    if (isEnd && start >= 0 && name === key) {
      found = { start, end: start + text.slice(start, at).trimEnd().length };
    }
    if (isEnd) [name, start] = [null, -1];
    if (char === '"') {
      const end = afterString(text, at);
      if (depth === 1 && name === null) name = String(JSON.parse(text.slice(at, end)));
      else if (depth === 1 && start < 0) start = at;
      at = end;
      continue;
    }
    if (depth === 1 && name !== null && start < 0 && !/[\s:]/.test(char)) start = at;
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth -= 1;
    at += 1;
  }
  return found;
}

/** How a text is indented: the white space before its first member; a tab, as docker writes, for none. */
function indentOf(text: string): string {
  return /^\s*\{[^\S\n]*\r?\n([ \t]+)"/.exec(text)?.[1] ?? '\t';
}

/** Sets a member of the outermost object; everything else in the text stays as it is, byte by byte. */
export function setMember(text: string, key: string, value: unknown): string {
  const indent = indentOf(text);
  const json = JSON.stringify(value, null, indent).replaceAll('\n', `\n${indent}`);
  const place = findMember(text, key);
  if (place !== null) return text.slice(0, place.start) + json + text.slice(place.end);
  const open = text.indexOf('{') + 1;
  const isEmpty = text.slice(open).trimStart().startsWith('}');
  const member = `\n${indent}${JSON.stringify(key)}: ${json}`;
  if (isEmpty) return `${text.slice(0, open)}${member}\n${text.slice(open).trimStart()}`;
  return `${text.slice(0, open)}${member},${text.slice(open)}`;
}
