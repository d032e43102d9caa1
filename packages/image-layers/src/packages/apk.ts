import type { Package } from './types.ts';

type Fields = ReadonlyMap<string, string>;

function packageOf(fields: Fields, files: readonly string[]): Package | null {
  const name = fields.get('P');
  const version = fields.get('V');
  if (name === undefined || version === undefined) return null;
  return {
    manager: 'apk',
    name,
    version,
    architecture: fields.get('A') ?? '',
    source: fields.get('o') ?? name,
    summary: fields.get('T') ?? '',
    license: fields.get('L') ?? '',
    bytes: Number(fields.get('I')) || 0,
    files,
  };
}

/** One record: `X:value` lines, where `F:` names a folder and `R:` a file in it. */
function readRecord(record: string): Package | null {
  const fields = new Map<string, string>();
  const files: string[] = [];
  let folder = '';
  for (const line of record.split('\n')) {
    if (line[1] !== ':') continue;
    const value = line.slice(2);
    if (line.startsWith('F:')) folder = value;
    else if (line.startsWith('R:')) files.push(folder === '' ? value : `${folder}/${value}`);
    else fields.set(line.slice(0, 1), value);
  }
  return packageOf(fields, files);
}

/** Packages of apk's `installed` database: records with a blank line between them. */
export function readApkInstalled(text: string): readonly Package[] {
  return text.split(/\n\s*\n/).flatMap((record) => readRecord(record) ?? []);
}
