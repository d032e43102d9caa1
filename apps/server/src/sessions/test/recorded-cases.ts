import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecipeProof, SessionRecipe } from '@stagecraft/contracts';
import { bringFile } from './bring-file.ts';
import { serveFiles } from './served-files.ts';
import { createTestSessions, must, personAt, type RecordedPerson } from './test-sessions.ts';

const never = new AbortController().signal;

/** What happens in a session. */
export type Happening =
  /** A line is given to the shell; `WEB` in it is where files are served. */
  | string
  /** The lines of one command. */
  | readonly string[]
  /** A program is started, and gets keys once it shows `sees`; without keys it goes on. */
  | { readonly line: string; readonly sees: string; readonly keys?: string }
  /** A file comes into the container, through Stagecraft or by somebody else. */
  | { readonly copied: string; readonly content: string }
  | { readonly brought: string; readonly content: string };

export interface RecordedCase {
  readonly name: string;
  readonly happens: readonly Happening[];
  /** What is committed with it. */
  readonly changes?: readonly string[];
  /** Instructions of the proposal, behind FROM. */
  readonly lines: readonly string[];
  /** Differences that do not matter, as `reason /path`. */
  readonly harmless?: readonly string[];
  /** Settings that the commit lacks, as comparisons name them. */
  readonly settings?: readonly string[];
  /** What the proposal leaves open. */
  readonly unexplained?: readonly string[];
  /** Paths that differ and matter after the first proof, and are copied by the second proposal. */
  readonly mended?: readonly string[];
}

type TestSessions = Awaited<ReturnType<typeof createTestSessions>>;

async function happen(
  test: TestSessions,
  container: string,
  person: RecordedPerson,
  what: Happening,
  web: string,
): Promise<void> {
  const lineOf = (text: string): string => text.replaceAll('WEB', web);
  if (typeof what === 'string') await person.enter(lineOf(what));
  else if ('line' in what) {
    await person.type(`${what.line}\r`, what.sees);
    if (what.keys !== undefined) await person.finish(what.keys);
  } else if ('copied' in what) {
    await bringFile(test, container, what.copied, what.content);
    await test.sessions.copied(container, [what.copied]);
  } else if ('brought' in what) await bringFile(test, container, what.brought, what.content);
  else for (const line of what) await person.enter(lineOf(line));
}

const textsOf = ({ instructions }: SessionRecipe, web: string): readonly string[] =>
  instructions.slice(1).map(({ text }) => text.replaceAll(web, 'WEB'));

/** What the engine put there by itself is listed as that, and differs from engine to engine. */
const ofPersons = <T extends { readonly harmless: string | null }>(all: readonly T[]) =>
  all.filter(({ harmless }) => harmless !== 'engine');

const mattering = ({ files }: RecipeProof): readonly string[] =>
  files.filter(({ harmless }) => harmless === null).map(({ path }) => `/${path}`);

/** Records a case, proves its proposal, and a second one where the first lacked something. */
async function record(test: TestSessions, image: string, one: RecordedCase, web: string) {
  const { sessions, commit, prove } = test;
  const place = { kind: 'image' as const, image, ports: [] };
  const { id, containerId } = must(await sessions.start({ place, user: '' }));
  const person = await personAt(sessions, id);
  for (const what of one.happens) await happen(test, containerId, person, what, web);
  const committed = await commit(id, one.changes);
  const recipe = must(await sessions.propose(id, { image: committed, built: null }, never));
  const first = await prove(id, recipe.dockerfile, committed);
  const asked = { image: committed, built: first.builtImage };
  const second = first.matches ? null : must(await sessions.propose(id, asked, never));
  const proof = second === null ? first : await prove(id, second.dockerfile, committed);
  must(await sessions.end(id));
  return {
    lines: textsOf(recipe, web),
    unexplained: recipe.unexplained.map(({ kind }) => kind),
    mended: mattering(first),
    matches: proof.matches,
    harmless: ofPersons(proof.files).map((file) =>
      `${file.harmless ?? 'MATTERS'} /${file.path}`.replaceAll(web, 'WEB'),
    ),
    settings: ofPersons(proof.config).map(
      (value) => `${value.harmless ?? 'MATTERS'} ${value.name}`,
    ),
  };
}

/** Where containers reach this machine: as they reach the registry of the tests. */
const host = (process.env['STAGECRAFT_TEST_REGISTRY'] ?? '').replace(/:\d+$/, '');

/** Records each case on an image, and proves that its proposal makes the same as the commit. */
export function describeSessions(image: string, cases: readonly RecordedCase[]): void {
  let test: TestSessions;
  let web: Awaited<ReturnType<typeof serveFiles>>;
  let isThere: boolean;
  beforeAll(async () => {
    test = await createTestSessions();
    web = await serveFiles(host);
    isThere = await test.has(image);
  });
  afterAll(async () => {
    await test.end();
    await web.close();
  });

  describe(`a session recorded in ${image}`, () => {
    it.for(cases)('$name', async (one, { skip }) => {
      skip(!isThere || (host === '' && JSON.stringify(one.happens).includes('WEB')));
      const { unexplained = [], mended = [], harmless = [], settings = [], lines } = one;
      expect(await record(test, image, one, web.address)).toEqual({
        ...{ lines, unexplained, mended, harmless },
        matches: true,
        settings: settings.map((name) => `from-session ${name}`),
      });
    });
  });
}
