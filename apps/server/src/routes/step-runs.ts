import { recordEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { StepRuns } from '../containers/step/run-step.ts';
import { sendFailure } from '../problems/send.ts';
import { jsonLines } from './json-lines.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

/** Running a step of a build by itself. */
export function stepRunRoutes(router: IRouter, stepRuns: StepRuns): void {
  mount(router, recordEndpoints.planStepRun, ({ param }) =>
    stepRuns.plan(param('id'), Number(param('instruction'))),
  );
  const endpoint = recordEndpoints.runStep;
  router.post(expressPath(endpoint), async (request, response) => {
    const asked = parseInput(endpoint.body, request.body);
    if (!asked.ok) return sendFailure(response, asked.failure);
    const { send, gone } = jsonLines(response);
    const instruction = Number(pathParameter(request, 'instruction'));
    const { secretValues } = asked.value;
    const id = pathParameter(request, 'id');
    const run = await stepRuns.run(id, instruction, secretValues, send, gone);
    if (run.ok || response.headersSent) response.end();
    else sendFailure(response, run.failure);
  });
}
