import {
  containerEndpoints as endpoints,
  type CommittedImage,
  type ContainerStatsMessage,
} from '@stagecraft/contracts';
import type { IRouter, Response } from 'express';
import { askContainers } from '../containers/ask.ts';
import { askEnding } from '../containers/ending/ask-ending.ts';
import { exitMeaning } from '../containers/ending/exit-codes.ts';
import { startFailure } from '../containers/failures.ts';
import { awaitPort } from '../containers/ports/await-port.ts';
import { flattenContainer } from '../containers/flatten.ts';
import { planContainerPrune } from '../containers/prune.ts';
import type { Containers } from '../containers/service.ts';
import { followStats, sampleIds } from '../containers/stats.ts';
import type { EngineAccess } from '../engine/access.ts';
import { fail, ok, type Result } from '../problems/result.ts';
import { sendFailure } from '../problems/send.ts';
import { openStream } from '../stream/connection.ts';
import { containerLogRoutes } from './container-logs.ts';
import { expressPath, mount, parseInput } from './mount.ts';

/** Changes that are told of one container. */
const changeLimit = 20_000;

const secondsOf = ({ seconds }: { readonly seconds?: string | undefined }): number | undefined =>
  seconds === undefined ? undefined : Number(seconds);

/** Containers: what there is, and what is done with them. */
export function containerRoutes(
  router: IRouter,
  containers: Containers,
  access: EngineAccess,
): void {
  mount(router, endpoints.runContainer, ({ body }) => containers.run(body));
  mount(router, endpoints.stopContainer, ({ param, query }) =>
    containers.stop(param('id'), secondsOf(query)),
  );
  mount(router, endpoints.removeContainer, ({ param, query }) =>
    containers.remove(param('id'), {
      force: query.force === 'true',
      volumes: query.volumes === 'true',
    }),
  );
  factRoutes(router, access);
  lifeRoutes(router, access);
  madeRoutes(router, access);
  containerLogRoutes(router, containers, access);
  router.get(expressPath(endpoints.followContainerStats), async (request, response) => {
    const query = parseInput(endpoints.followContainerStats.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    await streamStats(access, sampleIds(query.value.ids), response);
  });
}

async function streamStats(
  access: EngineAccess,
  ids: readonly string[],
  response: Response,
): Promise<void> {
  const connection = openStream(response);
  const send = (message: ContainerStatsMessage): Promise<void> =>
    connection.write(`data: ${JSON.stringify(message)}\n\n`);
  await followStats(access, ids, send, connection.signal);
  connection.end();
}

function factRoutes(router: IRouter, access: EngineAccess): void {
  mount(router, endpoints.listContainers, async ({ query }) => {
    const listed = await askContainers(access, (engine) => engine.containerList(query));
    return listed.ok ? ok({ containers: listed.value }) : listed;
  });
  mount(router, endpoints.getContainer, ({ param }) =>
    askContainers(access, (engine) => engine.container(param('id'))),
  );
  mount(router, endpoints.getRawContainer, ({ param }) =>
    askContainers(access, (engine) => engine.rawContainer(param('id'))),
  );
  mount(router, endpoints.explainContainer, ({ param, gone }) =>
    askEnding(access, param('id'), gone),
  );
  mount(router, endpoints.topContainer, ({ param }) =>
    askContainers(access, (engine) => engine.containerProcesses(param('id'))),
  );
  mount(router, endpoints.getContainerChanges, async ({ param }) => {
    const asked = await askContainers(access, (engine) => engine.containerChanges(param('id')));
    if (!asked.ok) return asked;
    return ok({ changes: asked.value.slice(0, changeLimit), total: asked.value.length });
  });
  mount(router, endpoints.listNetworks, async () => {
    const listed = await askContainers(access, (engine) => engine.networks());
    return listed.ok ? ok({ networks: listed.value }) : listed;
  });
  mount(router, endpoints.listVolumes, async () => {
    const listed = await askContainers(access, (engine) => engine.volumes());
    return listed.ok ? ok({ volumes: listed.value }) : listed;
  });
}

function lifeRoutes(router: IRouter, access: EngineAccess): void {
  mount(router, endpoints.awaitContainerPort, ({ param, query, gone }) =>
    awaitPort(
      () => askContainers(access, (engine) => engine.container(param('id'))),
      access.status,
      { port: query.port, hostPort: Number(query.hostPort) },
      gone,
    ),
  );
  mount(router, endpoints.startContainer, ({ param }) =>
    askContainers(access, (engine) => engine.startContainer(param('id')), startFailure),
  );
  mount(router, endpoints.restartContainer, ({ param, query }) =>
    askContainers(
      access,
      (engine) => engine.restartContainer(param('id'), secondsOf(query)),
      startFailure,
    ),
  );
  mount(router, endpoints.pauseContainer, ({ param }) =>
    askContainers(access, (engine) => engine.pauseContainer(param('id'))),
  );
  mount(router, endpoints.unpauseContainer, ({ param }) =>
    askContainers(access, (engine) => engine.unpauseContainer(param('id'))),
  );
  mount(router, endpoints.killContainer, ({ param, body }) =>
    askContainers(access, (engine) => engine.killContainer(param('id'), body.signal)),
  );
  mount(router, endpoints.renameContainer, ({ param, body }) =>
    askContainers(access, (engine) => engine.renameContainer(param('id'), body.name)),
  );
  mount(router, endpoints.waitForContainer, async ({ param, gone }) => {
    const ended = await askContainers(access, (engine) =>
      engine.waitForContainer(param('id'), gone),
    );
    if (!ended.ok) return ended;
    return ok({ exitCode: ended.value, meaning: exitMeaning(ended.value) });
  });
}

/** An image that was made of a container, or why there is none: a wrong name above all. */
function madeImage(made: Result<string>): Result<CommittedImage> {
  if (made.ok) return ok({ imageId: made.value });
  const { detail } = made.failure;
  const isName = /invalid (?:reference|repository|tag)|repository name must/i.test(detail ?? '');
  return isName ? fail('reference_invalid', { detail: detail ?? '' }) : made;
}

/** What is made of containers, and what is left of them. */
function madeRoutes(router: IRouter, access: EngineAccess): void {
  mount(router, endpoints.commitContainer, async ({ param, body }) => {
    const made = await askContainers(access, (engine) => engine.commitContainer(param('id'), body));
    return madeImage(made);
  });
  mount(router, endpoints.flattenContainer, async ({ param, body, gone }) =>
    madeImage(await flattenContainer(access, param('id'), body, gone)),
  );
  mount(router, endpoints.planContainerPrune, ({ body }) => planContainerPrune(access, body));
  mount(router, endpoints.pruneContainers, ({ body }) =>
    askContainers(access, (engine) => engine.pruneContainers(body)),
  );
}
