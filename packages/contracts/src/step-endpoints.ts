import * as z from 'zod';
import type { Endpoint } from './endpoints.ts';
import { ReadContainerFileQuery } from './container-files.ts';
import { ImageFolder } from './image.ts';
import { CopyReport, ExplainCopyRequest } from './copy-sources.ts';
import { KeptStepState, OpenStepRequest, StepFileHead } from './step-state.ts';

/** States of a build between its instructions. */
export const stepEndpoints = {
  openStepState: {
    method: 'POST',
    path: '/api/workspaces/{id}/step-states',
    summary:
      'Builds what is before or up to an instruction, as far as it is not in the cache, and keeps that ' +
      'state open for shells. Tells how far it is; closing the connection before cancels it.',
    body: OpenStepRequest,
    stream: 'ndjson',
    message: 'StepStateMessage',
  },
  getStepState: {
    method: 'GET',
    path: '/api/step-states/{id}',
    summary: 'A state that is open, and what it is a state of.',
    response: KeptStepState,
  },
  listStepFolder: {
    method: 'GET',
    path: '/api/step-states/{id}/folder',
    summary: 'Entries of a folder of a state, as it was opened.',
    query: z.object({ path: z.string().min(1).max(4096) }),
    response: ImageFolder,
  },
  readStepFile: {
    method: 'GET',
    path: '/api/step-states/{id}/file',
    summary: 'The first bytes of a file of a state, as it was opened. Links are followed.',
    query: ReadContainerFileQuery,
    response: StepFileHead,
  },
  followStepCommands: {
    method: 'GET',
    path: '/api/step-states/{id}/commands',
    summary: 'What the shells of a state were given, again whenever a command begins or ends.',
    stream: 'ndjson',
    message: 'StepCommands',
  },
  closeStepState: {
    method: 'DELETE',
    path: '/api/step-states/{id}',
    summary: 'Lets go of a state, and ends the shells in it.',
  },
  explainCopy: {
    method: 'POST',
    path: '/api/workspaces/{id}/copy-sources/explain',
    summary:
      'Why a COPY or ADD does not find its sources: looks for them where it takes them from, and for ' +
      'what else may have been meant.',
    body: ExplainCopyRequest,
    response: CopyReport,
  },
} as const satisfies Record<string, Endpoint>;
