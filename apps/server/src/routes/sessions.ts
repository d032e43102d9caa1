import { sessionEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { sendFailure } from '../problems/send.ts';
import { ok } from '../problems/result.ts';
import type { Sessions } from '../sessions/service.ts';
import { jsonLines } from './json-lines.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

/** Recorded sessions. */
export function sessionRoutes(router: IRouter, sessions: Sessions): void {
  mount(router, sessionEndpoints.listSessions, () => ok({ sessions: [...sessions.list()] }));
  mount(router, sessionEndpoints.startSession, ({ body }) => sessions.start(body));
  mount(router, sessionEndpoints.endSession, ({ param }) => sessions.end(param('id')));
  mount(router, sessionEndpoints.getSessionChanges, ({ param, gone }) =>
    sessions.changes(param('id'), gone),
  );
  mount(router, sessionEndpoints.commitSession, ({ param, body }) =>
    sessions.commit(param('id'), body),
  );
  mount(router, sessionEndpoints.proposeRecipe, ({ param, body, gone }) =>
    sessions.propose(param('id'), body, gone),
  );
  mount(router, sessionEndpoints.getSessionWork, ({ param }) => sessions.work(param('id')));
  mount(router, sessionEndpoints.keepLines, ({ param, body }) =>
    sessions.keepLines(param('id'), body),
  );
  mount(router, sessionEndpoints.saveRecipe, ({ param, body }) => sessions.save(param('id'), body));
  router.get(expressPath(sessionEndpoints.followSession), async (request, response) => {
    const { send, gone } = jsonLines(response);
    const followed = await sessions.follow(pathParameter(request, 'id'), send, gone);
    if (followed.ok || response.headersSent) response.end();
    else sendFailure(response, followed.failure);
  });
  const { proveRecipe } = sessionEndpoints;
  router.post(expressPath(proveRecipe), async (request, response) => {
    const asked = parseInput(proveRecipe.body, request.body);
    if (!asked.ok) return sendFailure(response, asked.failure);
    const { send, gone } = jsonLines(response);
    const id = pathParameter(request, 'id');
    const proved = await sessions.prove(id, asked.value, send, gone);
    if (proved.ok || response.headersSent) response.end();
    else sendFailure(response, proved.failure);
  });
}
