import { stepEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { sendFailure } from '../problems/send.ts';
import type { StepStates } from '../step-shell/states.ts';
import type { Workspaces } from '../workspaces/service.ts';
import { jsonLines } from './json-lines.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

/** States of builds that are open for shells. */
export function stepStateRoutes(router: IRouter, states: StepStates, workspaces: Workspaces): void {
  const endpoint = stepEndpoints.openStepState;
  router.post(expressPath(endpoint), async (request, response) => {
    const asked = parseInput(endpoint.body, request.body);
    if (!asked.ok) return sendFailure(response, asked.failure);
    const root = await workspaces.root(pathParameter(request, 'id'));
    if (!root.ok) return sendFailure(response, root.failure);
    const { send, gone } = jsonLines(response);
    const opened = await states.open(root.value, asked.value, send, gone);
    if (opened.ok || response.headersSent) response.end();
    else sendFailure(response, opened.failure);
  });
  mount(router, stepEndpoints.getStepState, ({ param }) => states.find(param('id')));
  mount(router, stepEndpoints.listStepFolder, ({ param, query }) =>
    states.folder(param('id'), query.path),
  );
  mount(router, stepEndpoints.readStepFile, ({ param, query }) =>
    states.file(param('id'), query.path, query.length),
  );
  router.get(expressPath(stepEndpoints.followStepCommands), async (request, response) => {
    const { send, gone } = jsonLines(response);
    const followed = await states.follow(pathParameter(request, 'id'), send, gone);
    if (followed.ok || response.headersSent) response.end();
    else sendFailure(response, followed.failure);
  });
  mount(router, stepEndpoints.explainCopy, async ({ param, body, gone }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? states.explainCopy(root.value, body, gone) : root;
  });
  mount(router, stepEndpoints.closeStepState, ({ param }) => states.close(param('id')));
}
