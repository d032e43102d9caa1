import type { ImageConfig, SessionChange, SessionRecipe } from '@stagecraft/contracts';
import {
  proposeRecipe,
  type BroughtFile,
  type KnownDifferences,
  type SessionInput,
} from '@stagecraft/session-recipe';
import type { ContainerFiles } from '../engine/container-engine.ts';
import { readSavedFile } from './container-files.ts';
import type { Session } from './session.ts';

/** Files from outside whose content is kept. */
const broughtLimit = 100;

/** The content of files that no command accounts for: they came from outside. */
async function readBrought(
  engine: Pick<ContainerFiles, 'readContainerPath'>,
  container: string,
  { unexplained }: SessionRecipe,
  signal: AbortSignal,
): Promise<readonly BroughtFile[]> {
  const paths = unexplained.flatMap((entry) => (entry.kind === 'change' ? [entry.path] : []));
  const brought: BroughtFile[] = [];
  for (const path of paths.slice(0, broughtLimit)) {
    const file = await readSavedFile(engine, container, path, signal);
    if (file !== null) brought.push({ file, at: null });
  }
  return brought;
}

/** A Dockerfile that repeats a session; files that came from outside are copied as they are now. */
export async function proposeOf(
  engine: Pick<ContainerFiles, 'readContainerPath'>,
  session: Session,
  known: {
    readonly changes: readonly SessionChange[];
    readonly finalConfig: ImageConfig;
    readonly differences: KnownDifferences;
  },
  signal: AbortSignal,
): Promise<SessionRecipe> {
  const { base, config, containerId } = session.start;
  const input: SessionInput = {
    base,
    baseConfig: config,
    shell: session.shell(),
    commands: await session.commands(),
    brought: [],
    ...known,
  };
  const first = proposeRecipe(input);
  const brought = await readBrought(engine, containerId, first, signal);
  return brought.length === 0 ? first : proposeRecipe({ ...input, brought });
}
