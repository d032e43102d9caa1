import { pipeline } from 'node:stream/promises';
import { endpoints, recordEndpoints } from '@stagecraft/contracts';
import type { IRouter, Response } from 'express';
import type { Records } from '../builds/record/records.ts';
import type { ExportedRecord } from '../builds/record/transfer.ts';
import { buildTrends } from '../builds/record/trends.ts';
import type { Upkeep } from '../builds/record/upkeep.ts';
import { ok, type Result } from '../problems/result.ts';
import { sendFailure } from '../problems/send.ts';
import type { Workspaces } from '../workspaces/service.ts';
import type { Database } from '../store/database.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

export interface RecordServices {
  readonly records: Records;
  readonly upkeep: Upkeep;
  readonly workspaces: Workspaces;
  readonly database: Database;
}

/** What is kept of builds. */
export function recordRoutes(router: IRouter, services: RecordServices): void {
  const { records, upkeep, workspaces, database } = services;
  mount(router, recordEndpoints.getBuildSteps, ({ param }) => records.steps(param('id')));
  mount(router, recordEndpoints.getStepDurations, ({ param }) => records.durations(param('id')));
  mount(router, recordEndpoints.labelBuild, ({ param, body }) => records.label(param('id'), body));
  mount(router, endpoints.deleteBuild, ({ param }) => records.delete(param('id')));
  mount(router, recordEndpoints.deleteBuilds, async ({ body }) =>
    ok(await records.deleteMany(body.ids)),
  );
  mount(router, recordEndpoints.explainCache, ({ param }) => records.cache(param('id')));
  mount(router, recordEndpoints.compareBuilds, ({ param, query }) =>
    records.compare(query.with, param('id')),
  );
  mount(router, recordEndpoints.predictCache, async ({ param, body, gone }) => {
    const root = await workspaces.root(param('id'));
    return root.ok ? records.predict({ id: param('id'), root: root.value }, body, gone) : root;
  });
  mount(router, recordEndpoints.whatIf, async ({ param, body, gone }) => {
    const workspace = await workspaces.get(param('id'));
    return workspace.ok ? ok(await records.whatIf(param('id'), body, gone)) : workspace;
  });
  mount(router, recordEndpoints.getBuildTrends, async ({ param }) => {
    const workspace = await workspaces.get(param('id'));
    if (!workspace.ok) return workspace;
    return ok({ points: [...(await buildTrends(database, param('id')))] });
  });
  mount(router, recordEndpoints.getRecordStorage, async ({ param }) => {
    const workspace = await workspaces.get(param('id'));
    return workspace.ok ? ok(await upkeep.storage(param('id'))) : workspace;
  });
  mount(router, recordEndpoints.getBuildSettings, () => ok(upkeep.settings()));
  mount(router, recordEndpoints.saveBuildSettings, async ({ body }) =>
    ok(await upkeep.change(body)),
  );
  router.get(expressPath(recordEndpoints.exportBuild), async (request, response) => {
    const exported = await records.export(pathParameter(request, 'id'));
    await sendFile(response, 'application/gzip', exported);
  });
  router.get(expressPath(recordEndpoints.reportBuild), async (request, response) => {
    const query = parseInput(recordEndpoints.reportBuild.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const id = pathParameter(request, 'id');
    const report = await records.report(id, query.value.language, gone.signal);
    await sendFile(response, 'text/html; charset=utf-8', report);
  });
  router.post(expressPath(recordEndpoints.importBuild), async (request, response) => {
    const id = pathParameter(request, 'id');
    const workspace = await workspaces.get(id);
    const result = workspace.ok ? await records.import(id, request) : workspace;
    response.setHeader('Cache-Control', 'no-store');
    if (result.ok) response.json(result.value);
    else sendFailure(response, result.failure);
  });
}

/** A file to be saved, as fast as it is taken. */
async function sendFile(
  response: Response,
  type: string,
  exported: Result<ExportedRecord>,
): Promise<void> {
  if (!exported.ok) return sendFailure(response, exported.failure);
  const { content, fileName } = exported.value;
  response.setHeader('Cache-Control', 'no-store');
  response.attachment(fileName).type(type);
  // A client that went away in the middle is no error.
  await pipeline(content, response).catch(() => undefined);
}
