import type { LogChunk } from '../types.ts';
import { stripAnsi } from './ansi.ts';

/** Package manager → package → the version it was installed in. */
export type InstalledVersions = Readonly<
  Record<'apt-get' | 'apk' | 'pip', Readonly<Record<string, string>>>
>;

type Found = Record<keyof InstalledVersions, Map<string, string>>;

/**
 * The versions that package managers say they installed, in what a step printed: dpkg's `Setting up curl
 * (7.88.1-10) ...`, apk's `(1/5) Installing curl (8.5.0-r0)` and pip's `Successfully installed x-1.2`. Of
 * a package that is named twice, the last one; pip's names are in lower case with `-`.
 */
export function installedVersions(log: readonly LogChunk[]): InstalledVersions {
  const found: Found = { 'apt-get': new Map(), apk: new Map(), pip: new Map() };
  const text = log.map((chunk) => chunk.text).join('');
  for (const line of text.split('\n')) {
    if (/Setting up |Installing |Upgrading |Successfully installed /.test(line)) {
      readLine(stripAnsi(line).trimEnd(), found);
    }
  }
  const { 'apt-get': apt, apk, pip } = found;
  return {
    'apt-get': Object.fromEntries(apt),
    apk: Object.fromEntries(apk),
    pip: Object.fromEntries(pip),
  };
}

function readLine(line: string, found: Found): void {
  const apt = /^Setting up ([^\s:()]+)(?::\w+)? \(([^\s()]+)\) \.\.\.$/.exec(line);
  if (apt !== null) found['apt-get'].set(apt[1] ?? '', apt[2] ?? '');
  const apk = /^\(\d+\/\d+\) (?:Installing|Upgrading) (\S+) \((?:\S+ -> )?([^\s()]+)\)$/.exec(line);
  if (apk !== null) found.apk.set(apk[1] ?? '', apk[2] ?? '');
  const pip = /^Successfully installed (.+)$/.exec(line)?.[1] ?? '';
  for (const word of pip.split(' ')) {
    const parts = /^(\S+)-(\d[^\s-]*)$/.exec(word);
    const name = parts?.[1]?.toLowerCase().replaceAll(/[-_.]+/g, '-');
    if (name !== undefined) found.pip.set(name, parts?.[2] ?? '');
  }
}
