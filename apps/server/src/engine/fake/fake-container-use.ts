import { Readable } from 'node:stream';
import type { ContainerFilter, ContainerInspection, ContainerSummary } from '@stagecraft/contracts';
import type { ContainerActions, ContainerEngine } from '../container-engine.ts';
import type { Outcome } from '../engine.ts';
import { refusal, type FakeContainer } from './fake-container.ts';

type Answer = <T>(value: () => Outcome<T>) => Promise<Outcome<T>>;
type WithOne = <T>(id: string, work: (container: FakeContainer) => T) => Promise<Outcome<T>>;

const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });

function toSummary(detail: ContainerInspection): ContainerSummary {
  const { id, name, image, imageId, state, exitCode, ports, labels, ours, createdAt } = detail;
  return {
    ...{ id, name, image, imageId, state, exitCode, ports, labels, ours, createdAt },
    command: detail.process.join(' '),
    status: exitCode === null ? 'Up' : `Exited (${String(exitCode)})`,
    health: null,
    networks: [],
    size: null,
  };
}

function isAsked({ state, name }: ContainerSummary, filter: ContainerFilter): boolean {
  const states = filter.status?.split(',') ?? (filter.all === 'true' ? [state] : ['running']);
  return states.includes(state) && name.includes(filter.name ?? '');
}

/** Changes what is told of a container; `changeFrom` only where it is in that state. */
function changer(withOne: WithOne) {
  const change = (id: string, part: Partial<ContainerInspection>): Promise<Outcome<void>> =>
    withOne(id, (one) => void (one.detail = { ...one.detail, ...part }));
  const changeFrom = async (
    id: string,
    from: ContainerInspection['state'],
    part: Partial<ContainerInspection>,
    refused: string,
  ): Promise<Outcome<void>> => {
    const found = await withOne(id, ({ detail }) => detail.state);
    if (!found.ok) return found;
    return found.value === from
      ? change(id, part)
      : refusal('refused', 409, `Container ${id} ${refused}`);
  };
  return { change, changeFrom };
}

/** What is done with the containers of a fake engine. */
function fakeActions(
  answer: Answer,
  withOne: WithOne,
): Omit<ContainerActions, 'runContainer' | 'waitForContainer' | 'removeContainer'> {
  const { change, changeFrom } = changer(withOne);
  return {
    startContainer: (id) => change(id, { state: 'running', exitCode: null, finishedAt: null }),
    stopContainer: (id) => withOne(id, (one) => one.end(143)),
    restartContainer: (id) => change(id, { state: 'running', exitCode: null, finishedAt: null }),
    pauseContainer: (id) => changeFrom(id, 'running', { state: 'paused' }, 'is not running'),
    unpauseContainer: (id) => changeFrom(id, 'paused', { state: 'running' }, 'is not paused'),
    async killContainer(id) {
      const running = await changeFrom(id, 'running', {}, 'is not running');
      return running.ok ? withOne(id, (one) => one.end(137)) : running;
    },
    renameContainer: (id, name) => change(id, { name }),
    pruneContainers: () => answer(() => ok({ deleted: [], won: 0 })),
    commitContainer: (id) => withOne(id, ({ detail }) => detail.imageId),
  };
}

/** What is told of the containers of a fake engine, and done with them; they have no files. */
export function fakeContainerUse(
  answer: Answer,
  withOne: WithOne,
  containers: ReadonlyMap<string, FakeContainer>,
): Omit<
  ContainerEngine,
  | 'runContainer'
  | 'container'
  | 'containers'
  | 'containerLogs'
  | 'waitForContainer'
  | 'removeContainer'
> {
  return {
    ...fakeActions(answer, withOne),
    containerList: (filter) =>
      answer(() => {
        const all = [...containers.values()].map(({ detail }) => toSummary(detail));
        const asked = all.filter((one) => isAsked(one, filter));
        return ok(asked.sort((a, b) => b.createdAt - a.createdAt));
      }),
    rawContainer: (id) => withOne(id, ({ detail }) => ({ Id: detail.id, Name: `/${detail.name}` })),
    containerProcesses: (id) =>
      withOne(id, ({ detail }) => ({
        titles: ['PID', 'CMD'],
        processes: [['1', ...detail.process]],
      })),
    containerStats: (id) => withOne(id, () => undefined),
    networks: () => answer(() => ok([])),
    volumes: () => answer(() => ok([])),
    watchContainers: (_changed, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
    containerChanges: (id) => withOne(id, () => []),
    containerPath: async (_id, path) =>
      refusal('not_found', 404, `Could not find the file ${path} in container`),
    readContainerPath: (id) => withOne(id, () => Readable.from([])),
    writeContainerPath: (id) => withOne(id, () => undefined),
  };
}
