import type { Package } from './types.ts';

/** One paragraph of a control file: field name, lower-cased → value, with the lines that belong to it. */
type Paragraph = ReadonlyMap<string, string>;

/** Reads control paragraphs (deb822): fields, continuation lines that begin with a space, blank lines between. */
export function* controlParagraphs(text: string): Generator<Paragraph> {
  let fields = new Map<string, string>();
  let name = '';
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      if (fields.size > 0) yield fields;
      fields = new Map();
      name = '';
    } else if (/^[ \t]/.test(line)) {
      if (name !== '') fields.set(name, `${fields.get(name) ?? ''}\n${line.trim()}`);
    } else {
      const colon = line.indexOf(':');
      if (colon <= 0) continue;
      name = line.slice(0, colon).toLowerCase();
      fields.set(name, line.slice(colon + 1).trim());
    }
  }
  if (fields.size > 0) yield fields;
}

/** A package without its files. `Installed-Size` counts in units of 1024 bytes. */
function packageOf(fields: Paragraph): Package | null {
  const name = fields.get('package');
  const version = fields.get('version');
  if (name === undefined || version === undefined) return null;
  const [source = name] = (fields.get('source') ?? name).split(' ');
  const [summary = ''] = (fields.get('description') ?? '').split('\n');
  return {
    manager: 'dpkg',
    name,
    version,
    architecture: fields.get('architecture') ?? '',
    source,
    summary,
    license: '',
    bytes: (Number(fields.get('installed-size')) || 0) * 1024,
    files: [],
  };
}

/** Packages of `var/lib/dpkg/status` or a file of `status.d`; only those that are installed. */
export function readDpkgStatus(text: string): readonly Package[] {
  const packages: Package[] = [];
  for (const fields of controlParagraphs(text)) {
    const status = fields.get('status');
    if (status !== undefined && !/\binstalled$/.test(status)) continue;
    const found = packageOf(fields);
    if (found !== null) packages.push(found);
  }
  return packages;
}

/** Paths of `info/NAME.list`, one absolute path a line; the root itself is left out. */
export function readDpkgList(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const path = line.trim().replace(/^\/(?:\.$)?/, '');
    return path === '' ? [] : [path];
  });
}

/** Paths of an `md5sums` file: a sum, spaces, and a path without a leading slash. */
export function readMd5sums(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const path = /^[0-9a-f]{32}\s+\*?(.+)$/.exec(line)?.[1]?.replace(/^\.?\//, '');
    return path === undefined ? [] : [path];
  });
}
