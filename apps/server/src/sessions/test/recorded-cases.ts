import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestSessions, must, personAt, type RecordedPerson } from './test-sessions.ts';

const never = new AbortController().signal;

/** What is typed at a prompt: a line, the lines of one command, or what an editor gets once it shows `sees`. */
export type Typed =
  | string
  | readonly string[]
  | { readonly line: string; readonly sees: string; readonly keys: string };

export interface RecordedCase {
  readonly name: string;
  readonly typed: readonly Typed[];
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
}

async function typeAll(person: RecordedPerson, typed: readonly Typed[]): Promise<void> {
  for (const entry of typed) {
    if (typeof entry === 'string') await person.enter(entry);
    else if ('line' in entry) {
      await person.type(`${entry.line}\r`, entry.sees);
      await person.finish(entry.keys);
    } else for (const line of entry) await person.enter(line);
  }
}

/** Records each case on an image, and proves that its proposal makes the same as the commit. */
export function describeSessions(image: string, cases: readonly RecordedCase[]): void {
  let test: Awaited<ReturnType<typeof createTestSessions>>;
  let isThere: boolean;
  beforeAll(async () => {
    test = await createTestSessions();
    isThere = (await test.engine.image(image)).ok;
  });
  afterAll(() => test.end());

  describe(`a session recorded in ${image}`, () => {
    it.for(cases)('$name', async ({ typed, changes, lines, ...expected }, { skip }) => {
      skip(!isThere);
      const { sessions, commit, prove } = test;
      const place = { kind: 'image' as const, image, ports: [] };
      const { id } = must(await sessions.start({ place, user: '' }));
      const person = await personAt(sessions, id);
      await typeAll(person, typed);
      const imageId = await commit(id, changes);
      const recipe = must(await sessions.propose(id, { image: imageId, built: null }, never));
      expect(recipe.instructions.slice(1).map(({ text }) => text)).toEqual(lines);
      expect(recipe.unexplained.map(({ kind }) => kind)).toEqual(expected.unexplained ?? []);
      const proof = await prove(id, recipe.dockerfile, imageId);
      const told = proof.files.map(({ path, harmless }) => `${harmless ?? 'MATTERS'} /${path}`);
      expect(told).toEqual(expected.harmless ?? []);
      const settings = proof.config.map(({ name, harmless }) => `${harmless ?? 'MATTERS'} ${name}`);
      expect(settings).toEqual((expected.settings ?? []).map((name) => `from-session ${name}`));
      expect(proof.matches).toBe(true);
      must(await sessions.end(id));
    });
  });
}
