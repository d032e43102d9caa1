import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../src/index.ts';

/** A problem at its place; lines and columns from 1, the end exclusive. */
export interface Place {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** `expected.json` of a case. */
export interface Expected {
  /** Whether BuildKit takes the file: false if its frontend refuses it. */
  readonly builds: boolean;
  /** The first frontend that answers so; every one of BuildKit's if absent. */
  readonly since?: string;
  /** The last frontend that is known to answer so, where a newer one is known to answer otherwise. */
  readonly until?: string;
  /** False for files that name a frontend image of their own, which an engine would have to fetch, and where engines differ. */
  readonly engine?: false;
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly problems: readonly Place[];
  /** Keywords of the instructions, where the case is about where they begin and end. */
  readonly instructions?: readonly string[];
  /** Stage names, null for those without. */
  readonly stages?: readonly (string | null)[];
  /** `source > target`, in the graph's order. */
  readonly edges?: readonly string[];
  /** Stages that the target needs, by name or `#index`. */
  readonly needed?: readonly string[];
}

/** A folder of `fixtures`. */
export interface Fixture {
  /** `group/case`. */
  readonly name: string;
  readonly text: string;
  readonly expected: Expected;
}

const ROOT = fileURLToPath(new URL('../../fixtures', import.meta.url));

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The names of the cases that have `file`, as `group/case`. */
export function casesWith(file: string): string[] {
  return folders(ROOT)
    .flatMap((group) => folders(join(ROOT, group)).map((name) => `${group}/${name}`))
    .filter((name) => existsSync(join(ROOT, name, file)));
}

/** A file of a case. */
export function readCase(name: string, file: string): string {
  return readFileSync(join(ROOT, name, file), 'utf8');
}

/** The Dockerfile cases, in the order of their names. */
export function readFixtures(): Fixture[] {
  return casesWith('Dockerfile').map((name) => ({
    name,
    text: readCase(name, 'Dockerfile'),
    expected: JSON.parse(readCase(name, 'expected.json')),
  }));
}

/** `expected.json` of an ignore file's case; lines from 1. */
export interface ExpectedIgnore {
  /** Lines that moby refuses. */
  readonly invalidLines: readonly number[];
  /** For each path whether it is left out, and the line that decides; null when none speaks of it. */
  readonly paths: Readonly<
    Record<string, { readonly ignored: boolean; readonly line: number | null }>
  >;
}

/** A folder of `fixtures` with a `.dockerignore`. */
export interface IgnoreFixture {
  readonly name: string;
  readonly text: string;
  readonly expected: ExpectedIgnore;
}

/** The cases of ignore files, in the order of their names. */
export function readIgnoreFixtures(): IgnoreFixture[] {
  return casesWith('.dockerignore').map((name) => ({
    name,
    text: readCase(name, '.dockerignore'),
    expected: JSON.parse(readCase(name, 'expected.json')),
  }));
}

const SAMPLES = fileURLToPath(new URL('../../../../samples', import.meta.url));

/** The Dockerfiles of the start page's samples; they all build. */
export function readSamples(): Pick<Fixture, 'name' | 'text'>[] {
  return folders(SAMPLES).map((name) => ({
    name: `samples/${name}`,
    text: readFileSync(join(SAMPLES, name, 'Dockerfile'), 'utf8'),
  }));
}
