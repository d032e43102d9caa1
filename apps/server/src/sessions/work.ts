import { randomBytes } from 'node:crypto';
import type {
  CommitContainerRequest,
  CommittedImage,
  ProposeRecipeRequest,
  SessionChanges,
  SessionRecipe,
  StartSessionRequest,
} from '@stagecraft/contracts';
import { commitChanges } from '@stagecraft/session-recipe';
import { containerFailure, runFailure } from '../containers/failures.ts';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine } from '../engine/engine.ts';
import type { ImageLayersService } from '../layers/service.ts';
import { fail, ok, type Result } from '../problems/result.ts';
import { readChanges } from './container-files.ts';
import { knownDifferences, noDifferences } from './differences.ts';
import { proposeOf } from './propose.ts';
import { sessionRun } from './session-run.ts';
import { createSession, type Session, type SessionStart } from './session.ts';

/** Changes that are told. */
const toldChanges = 5000;

type Place = Pick<
  SessionStart,
  'image' | 'base' | 'config' | 'containerId' | 'containerName' | 'ownsContainer'
>;
type ImagePlace = Extract<StartSessionRequest['place'], { kind: 'image' }>;

/** Starts a container for a session alone. */
async function ownContainer(
  engine: Engine,
  id: string,
  { image, ports }: ImagePlace,
): Promise<Result<Place>> {
  const found = await engine.image(image);
  if (!found.ok) return runFailure(found.failure);
  const { config, tags } = found.value;
  const containerName = `stagecraft-session-${id}`;
  const started = await engine.runContainer(sessionRun(found.value, containerName, ports));
  if (!started.ok) return runFailure(started.failure);
  const base = tags.includes(image) ? image : (tags[0] ?? image);
  const ownsContainer = true;
  return ok({ image, base, config, containerId: started.value, containerName, ownsContainer });
}

/** Finds a container that runs, and the image that it was made of. */
async function givenContainer(engine: Engine, container: string): Promise<Result<Place>> {
  const found = await engine.container(container);
  if (!found.ok) return containerFailure(found.failure);
  const { id, name, image, imageId, state } = found.value;
  if (state !== 'running') return fail('container_not_running');
  const made = await engine.image(imageId);
  if (!made.ok) return runFailure(made.failure);
  const { config, tags } = made.value;
  const base = tags.includes(image) ? image : (tags[0] ?? imageId);
  return ok({
    ...{ image, base, config },
    ...{ containerId: id, containerName: name, ownsContainer: false },
  });
}

/** Begins a session. @param now ms since epoch */
export async function startSession(
  engine: Engine,
  access: EngineAccess,
  { place, user }: StartSessionRequest,
  now: () => number,
): Promise<Result<Session>> {
  const id = randomBytes(6).toString('hex');
  const found =
    place.kind === 'image'
      ? await ownContainer(engine, id, place)
      : await givenContainer(engine, place.container);
  if (!found.ok) return found;
  const start = { ...found.value, id, user, startedAt: now() };
  return ok(createSession(start, () => access.engine(), now));
}

/** What the container has otherwise than its image. */
export async function changesOf(
  engine: Engine,
  { start }: Session,
  gone: AbortSignal,
): Promise<Result<SessionChanges>> {
  const read = await readChanges(engine, start.containerId, gone);
  if (!read.ok) return containerFailure(read.failure);
  const { changes } = read.value;
  return ok({ changes: changes.slice(0, toldChanges), total: changes.length });
}

/** Makes an image of the container as it is. */
export async function commitOf(
  engine: Engine,
  session: Session,
  request: CommitContainerRequest,
): Promise<Result<CommittedImage>> {
  const { start } = session;
  const { changes } = request;
  // A container of ours waits with a command of ours: the image's own is put back.
  const all = start.ownsContainer ? commitChanges(start.config, changes) : changes;
  const made = await engine.commitContainer(start.containerId, { ...request, changes: [...all] });
  if (!made.ok) return containerFailure(made.failure);
  const committedCommands = session.told().commands.length;
  session.work = { ...session.work, committed: made.value, committedCommands };
  return ok({ imageId: made.value });
}

async function differencesOf(
  layers: ImageLayersService,
  session: Session,
  { image, built }: ProposeRecipeRequest,
) {
  if (image === null || built === null) return ok(noDifferences);
  const before = await layers.analysis(built);
  if (!before.ok) return before;
  const after = await layers.analysis(image);
  if (!after.ok) return after;
  const pair = { built: before.value, committed: after.value };
  return ok(await knownDifferences(session.reader(), pair));
}

/** Proposes a Dockerfile, and keeps it. */
export async function recipeOf(
  engine: Engine,
  layers: ImageLayersService,
  session: Session,
  request: ProposeRecipeRequest,
  gone: AbortSignal,
): Promise<Result<SessionRecipe>> {
  const { containerId, config } = session.start;
  const read = await readChanges(engine, containerId, gone);
  if (!read.ok) return containerFailure(read.failure);
  const committed = request.image === null ? null : await engine.image(request.image);
  if (committed?.ok === false) return runFailure(committed.failure);
  const differences = await differencesOf(layers, session, request);
  if (!differences.ok) return differences;
  const finalConfig = committed?.value.config ?? config;
  const known = { ...read.value, finalConfig, differences: differences.value };
  const recipe = await proposeOf(session, known);
  session.work = { ...session.work, recipe, lines: [] };
  return ok(recipe);
}
