import { once } from 'node:events';
import { containerEndpoints as endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { askContainers } from '../containers/ask.ts';
import { logOptionsOf } from '../containers/log-query.ts';
import { searchContainerLog } from '../containers/search-log.ts';
import type { Containers } from '../containers/service.ts';
import type { EngineAccess } from '../engine/access.ts';
import { sendFailure } from '../problems/send.ts';
import { openStream } from '../stream/connection.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

/** What containers have written. */
export function containerLogRoutes(
  router: IRouter,
  containers: Containers,
  access: EngineAccess,
): void {
  router.get(expressPath(endpoints.followContainer), async (request, response) => {
    const query = parseInput(endpoints.followContainer.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    const id = pathParameter(request, 'id');
    const found = await containers.get(id);
    if (!found.ok) return sendFailure(response, found.failure);
    const connection = openStream(response);
    await containers.follow(
      id,
      logOptionsOf(query.value, Date.now()),
      (message) => connection.write(`data: ${JSON.stringify(message)}\n\n`),
      connection.signal,
    );
    connection.end();
  });
  router.get(expressPath(endpoints.downloadContainerLog), async (request, response) => {
    const query = parseInput(endpoints.downloadContainerLog.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    const found = await containers.get(pathParameter(request, 'id'));
    if (!found.ok) return sendFailure(response, found.failure);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.setHeader('Cache-Control', 'no-store');
    response.attachment(`${found.value.name}.log`).type('text/plain; charset=utf-8');
    const take = async (text: string): Promise<void> => {
      if (!response.write(text)) await once(response, 'drain', { signal: gone.signal });
    };
    const part = {
      ...logOptionsOf(query.value, Date.now()),
      follow: query.value.follow === 'true',
    };
    // A client that went away in the middle is no error.
    await containers.readAll(found.value.id, part, take, gone.signal).catch(() => undefined);
    response.end();
  });
  mount(router, endpoints.searchContainerLog, ({ param, query, gone }) => {
    const { text, matchCase, since, until } = query;
    const part = logOptionsOf({ since, until }, Date.now());
    const search = { text, matchCase: matchCase === 'true', part };
    return askContainers(access, (engine) => searchContainerLog(engine, param('id'), search, gone));
  });
}
