import * as z from 'zod';
import { BuildPair, BuildSummary, StartBuildRequest } from './build.ts';
import { CachePrediction, CacheReport } from './build-cache.ts';
import { buildLogEndpoints } from './build-log.ts';
import { BuildComparison } from './build-comparison.ts';
import {
  BuildLabel,
  BuildSettings,
  BuildSteps,
  BuildTrends,
  DeleteBuildsRequest,
  DeletedBuilds,
  RecordStorage,
  StepDurations,
} from './build-record.ts';
import { WhatIf } from './build-what-if.ts';
import type { Endpoint } from './endpoints.ts';
import { Language } from './problem.ts';
import { RunStepRequest, StepRunPlan } from './step-run.ts';

/** What is kept of builds, and what can be told from it. */
export const recordEndpoints = {
  startBuildPair: {
    method: 'POST',
    path: '/api/workspaces/{id}/build-pairs',
    summary:
      'Starts two builds of the same, one by each builder, without names and without what one of them cannot do.',
    body: StartBuildRequest,
    response: BuildPair,
  },
  deleteBuilds: {
    method: 'POST',
    path: '/api/builds/delete',
    summary: 'Deletes several records; builds that run stay.',
    body: DeleteBuildsRequest,
    response: DeletedBuilds,
  },
  labelBuild: {
    method: 'PUT',
    path: '/api/builds/{id}/label',
    summary: 'Names and pins a record.',
    body: BuildLabel,
    response: BuildSummary,
  },
  getBuildSteps: {
    method: 'GET',
    path: '/api/builds/{id}/steps',
    summary: 'The steps of a build that has ended.',
    response: BuildSteps,
  },
  getStepDurations: {
    method: 'GET',
    path: '/api/builds/{id}/step-durations',
    summary: 'How long steps took in builds before this one, on the same engine.',
    response: StepDurations,
  },
  planStepRun: {
    method: 'GET',
    path: '/api/builds/{id}/instructions/{instruction}/run',
    summary: 'How a RUN of a build would be run by itself, and what it would lack.',
    response: StepRunPlan,
  },
  runStep: {
    method: 'POST',
    path: '/api/builds/{id}/instructions/{instruction}/run',
    summary:
      'Builds what is before a RUN of a build and runs its command there, in a container. Tells how far ' +
      'it is; closing the connection before the container has started cancels it.',
    body: RunStepRequest,
    stream: 'ndjson',
    message: 'StepRunMessage',
  },
  explainCache: {
    method: 'GET',
    path: '/api/builds/{id}/cache',
    summary: 'What a build took from the cache, and why not the rest, from the records.',
    response: CacheReport,
  },
  predictCache: {
    method: 'POST',
    path: '/api/workspaces/{id}/cache-prediction',
    summary: 'What a build would take from the cache if it were started now.',
    body: StartBuildRequest.pick({ options: true, dockerfileText: true }),
    response: CachePrediction,
  },
  whatIf: {
    method: 'POST',
    path: '/api/workspaces/{id}/what-if',
    summary:
      'What another order of instructions would have kept of the cache in the recorded builds.',
    body: StartBuildRequest.pick({ options: true, dockerfileText: true }).extend({
      /** The text with the instructions in the other order. */
      changedText: z.string(),
    }),
    response: WhatIf,
  },
  compareBuilds: {
    method: 'GET',
    path: '/api/builds/{id}/comparison',
    summary: 'Two builds side by side; `with` is the id of the earlier one.',
    query: z.object({ with: z.string().max(64) }),
    response: BuildComparison,
  },
  exportBuild: {
    method: 'GET',
    path: '/api/builds/{id}/export',
    summary: 'The record of a build that has ended, as one file (`.stagecraft-build.tar.gz`).',
    stream: 'file',
  },
  reportBuild: {
    method: 'GET',
    path: '/api/builds/{id}/report',
    summary: 'The record of a build that has ended, as an HTML document that opens offline.',
    query: z.object({ language: Language.default('en') }),
    stream: 'html',
  },
  importBuild: {
    method: 'POST',
    path: '/api/workspaces/{id}/builds/import',
    summary: 'Takes in a record that was exported; the body is the file.',
    response: BuildSummary,
    upload: true,
  },
  getBuildTrends: {
    method: 'GET',
    path: '/api/workspaces/{id}/builds/trends',
    summary: 'Duration, cache rate and size over the builds of a workspace, oldest first.',
    response: BuildTrends,
  },
  getRecordStorage: {
    method: 'GET',
    path: '/api/workspaces/{id}/builds/storage',
    summary: 'What the records of builds take on disk.',
    response: RecordStorage,
  },
  getBuildSettings: {
    method: 'GET',
    path: '/api/settings/builds',
    summary: 'How many builds run at once, and how long records are kept.',
    response: BuildSettings,
  },
  saveBuildSettings: {
    method: 'PUT',
    path: '/api/settings/builds',
    summary: 'Sets how many builds run at once, and how long records are kept.',
    body: BuildSettings,
    response: BuildSettings,
  },
  ...buildLogEndpoints,
} as const satisfies Record<string, Endpoint>;
