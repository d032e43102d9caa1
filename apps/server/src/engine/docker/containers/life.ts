import type { CommitContainerRequest, ContainerProcesses } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import * as z from 'zod';
import type { EngineRunRequest, RemoveContainerHow } from '../../container-engine.ts';
import { dialCommit } from '../dial.ts';
import { splitTag } from '../images/change.ts';
import { wholeId } from '../images/whole-id.ts';
import { createOptions } from './create.ts';

/** What a container has to end by itself before it is killed, in s: Docker's own; Podman has none in its API. */
const stopSeconds = 10;

/** `POST /containers/{id}/start` and `/stop` answer 304 where there is nothing to do. */
async function orDone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'statusCode') !== 304) throw error;
  }
}

/** Each rejects as dockerode does. */
export const life = {
  async remove(docker: Docker, id: string, how: RemoveContainerHow): Promise<void> {
    await docker.getContainer(id).remove({ force: how.force, v: how.volumes });
  },
  async run(docker: Docker, request: EngineRunRequest): Promise<string> {
    const container = await docker.createContainer(createOptions(request));
    if (!request.start) return container.id;
    try {
      await container.start();
    } catch (error) {
      await life
        .remove(docker, container.id, { force: true, volumes: true })
        .catch(() => undefined);
      throw error;
    }
    return container.id;
  },
  start: (docker: Docker, id: string) => orDone(() => docker.getContainer(id).start()),
  stop: (docker: Docker, id: string, seconds = stopSeconds) =>
    orDone(() => docker.getContainer(id).stop({ t: seconds })),
  async restart(docker: Docker, id: string, seconds = stopSeconds): Promise<void> {
    await docker.getContainer(id).restart({ t: seconds });
  },
  async pause(docker: Docker, id: string): Promise<void> {
    await docker.getContainer(id).pause();
  },
  async unpause(docker: Docker, id: string): Promise<void> {
    await docker.getContainer(id).unpause();
  },
  async kill(docker: Docker, id: string, signal: string): Promise<void> {
    await docker.getContainer(id).kill({ signal });
  },
  async rename(docker: Docker, id: string, name: string): Promise<void> {
    await docker.getContainer(id).rename({ name });
  },
  async wait(docker: Docker, id: string, signal: AbortSignal): Promise<number> {
    signal.throwIfAborted();
    const answer: unknown = await docker.getContainer(id).wait({ abortSignal: signal });
    return Number(Reflect.get(Object(answer), 'StatusCode'));
  },
};

const Top = z.object({
  Titles: z.array(z.string()).nullish(),
  Processes: z.array(z.array(z.string())).nullish(),
});

/** A row of `count` columns that came as one text, as Podman 4 gives it. */
function columns(row: readonly string[], count: number): string[] {
  const [whole = '', ...more] = row;
  if (more.length > 0 || count <= 1) return [...row];
  const words = whole.trim().split(/\s+/);
  // Only the last column, the command, has spaces in it.
  return [...words.slice(0, count - 1), words.slice(count - 1).join(' ')];
}

/** `GET /containers/{id}/top`. Rejects as dockerode does. */
export async function readProcesses(docker: Docker, id: string): Promise<ContainerProcesses> {
  const raw: unknown = await docker.getContainer(id).top();
  const { Titles, Processes } = Top.parse(raw);
  const told = Titles ?? [];
  const titles = told.length === 1 ? (told[0] ?? '').trim().split(/\s+/) : told;
  return { titles, processes: (Processes ?? []).map((row) => columns(row, titles.length)) };
}

const Committed = z.object({ Id: z.string() });

/** `POST /commit`. Rejects as dockerode does. */
export async function commit(
  docker: Docker,
  id: string,
  { name, author, message, pause, changes }: CommitContainerRequest,
): Promise<string> {
  const query = {
    container: id,
    ...(name !== '' && splitTag(name)),
    ...(author !== '' && { author }),
    ...(message !== '' && { comment: message }),
    pause: pause ? '1' : '0',
    ...(changes.length > 0 && { changes: [...changes] }),
  };
  return wholeId(Committed.parse(await dialCommit(docker, query)).Id);
}
