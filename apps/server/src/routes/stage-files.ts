import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { StageFiles } from '../images/stage-files.ts';
import { sendFailure } from '../problems/send.ts';
import type { Workspaces } from '../workspaces/service.ts';
import { jsonLines } from './json-lines.ts';
import { expressPath, parseInput, pathParameter } from './mount.ts';

const endpoint = endpoints.listStageFiles;

/** The files of a stage that no image has, told as JSON lines. */
export function stageFileRoutes(
  router: IRouter,
  stageFiles: StageFiles,
  workspaces: Workspaces,
): void {
  router.post(expressPath(endpoint), async (request, response) => {
    const asked = parseInput(endpoint.body, request.body);
    if (!asked.ok) return sendFailure(response, asked.failure);
    const root = await workspaces.root(pathParameter(request, 'id'));
    if (!root.ok) return sendFailure(response, root.failure);
    const { send, gone } = jsonLines(response);
    const listed = await stageFiles.list(root.value, asked.value, send, gone);
    if (listed.ok) response.end();
    else sendFailure(response, listed.failure);
  });
}
