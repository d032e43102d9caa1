import type { ImageConfig, SavedFile, SessionChange, SessionRecipe } from '@stagecraft/contracts';
import { looksLikeSecret } from '@stagecraft/image-layers';
import {
  proposeRecipe,
  type BroughtFile,
  type KnownDifferences,
  type SessionCommand,
  type SessionInput,
} from '@stagecraft/session-recipe';
import type { Owners } from './container-files.ts';
import type { ReadFile } from './file-budget.ts';
import type { Session } from './session.ts';

/** Files from outside whose content is kept. */
const broughtLimit = 100;

function isSecret({ path, content }: SavedFile): boolean {
  return looksLikeSecret(path.slice(1), Buffer.from(content, 'base64').toString('utf8'));
}

/** Takes files that look like secrets out of what a proposal may copy. */
function createSieve() {
  const secrets = new Set<string>();
  const passes = (file: SavedFile): boolean => {
    const secret = isSecret(file);
    if (secret) secrets.add(file.path);
    return !secret;
  };
  return { secrets, passes };
}

type Sieve = ReturnType<typeof createSieve>;

/** When a path was first seen: with the command that ran then; null where that is not known. */
function seenAt(path: string, commands: readonly SessionCommand[]): number | null {
  return commands.find(({ appeared }) => appeared.has(path))?.startedAt ?? null;
}

/** The content of files that no command accounts for: they came from outside. */
async function readBrought(
  read: ReadFile,
  { unexplained }: SessionRecipe,
  { commands }: SessionInput,
  { passes }: Sieve,
): Promise<readonly BroughtFile[]> {
  const paths = unexplained.flatMap((entry) => (entry.kind === 'change' ? [entry.path] : []));
  const brought: BroughtFile[] = [];
  for (const path of paths.slice(0, broughtLimit)) {
    const file = await read(path);
    if (file !== null && passes(file)) {
      brought.push({ file, at: seenAt(path, commands), copied: null });
    }
  }
  return brought;
}

function copiedOf({ copied }: Session, { passes }: Sieve): readonly BroughtFile[] {
  return copied.flatMap(({ copied: { at }, file }, index) =>
    file !== null && passes(file) ? [{ file, at, copied: index }] : [],
  );
}

/** A Dockerfile that repeats a session; files that came from outside are copied as they are now. */
export async function proposeOf(
  session: Session,
  known: {
    readonly changes: readonly SessionChange[];
    readonly owners: Owners;
    readonly finalConfig: ImageConfig;
    readonly differences: KnownDifferences;
  },
): Promise<SessionRecipe> {
  const { base, config } = session.start;
  const sieve = createSieve();
  const told = await session.commands();
  const commands = told.map((command) => ({
    ...command,
    saved: command.saved.filter(sieve.passes),
  }));
  const { copy, ...differences } = known.differences;
  const input: SessionInput = {
    base,
    baseConfig: config,
    finalConfig: known.finalConfig,
    shell: session.shell(),
    commands,
    changes: known.changes,
    brought: copiedOf(session, sieve),
    fromOutside: new Set(session.copied.map(({ copied: { path } }) => path)),
    differences: { ...differences, copy: copy.filter(sieve.passes) },
  };
  const first = proposeRecipe(input);
  const reader = session.reader();
  const read: ReadFile = async (path) => {
    const file = await reader(path);
    return file && { ...file, ...known.owners.get(path) };
  };
  const brought = await readBrought(read, first, input, sieve);
  const recipe =
    brought.length === 0
      ? first
      : proposeRecipe({ ...input, brought: [...input.brought, ...brought] });
  const secret = [...sieve.secrets].map((path) => ({ kind: 'secret-file' as const, path }));
  const isOpen = (entry: SessionRecipe['unexplained'][number]): boolean =>
    entry.kind !== 'change' || !sieve.secrets.has(entry.path);
  return { ...recipe, unexplained: [...secret, ...recipe.unexplained.filter(isOpen)] };
}
