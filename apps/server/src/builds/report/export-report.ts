import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { instructionStates, matchHistory, matchSteps } from '@stagecraft/build-trace';
import type { ContextFile, Language } from '@stagecraft/contracts';
import packageJson from '../../../package.json' with { type: 'json' };
import type { EngineAccess } from '../../engine/access.ts';
import { fail, ok, type Result } from '../../problems/result.ts';
import { findBuild, type StoredBuild } from '../../store/build-records.ts';
import { stepsOf } from '../../store/build-steps.ts';
import type { Database } from '../../store/database.ts';
import { findWorkspace } from '../../store/workspace-records.ts';
import { readBuilt } from '../record/built.ts';
import { readContextList } from '../record/context-list.ts';
import { foldLog } from '../record/fold-log.ts';
import { recordFiles } from '../record/paths.ts';
import type { ExportedRecord } from '../record/transfer.ts';
import { logSection } from './log-section.ts';
import type { ReportInput } from './page.ts';
import { reportDocument } from './report.ts';

export interface ReportOptions {
  readonly database: Database;
  readonly dataFolder: string;
  readonly access: Pick<EngineAccess, 'engine'>;
}

/** Files of the context that are named. */
const largestLimit = 10;

/** The largest files of a record's list. Memory does not grow with the list. */
async function largestFiles(path: string): Promise<readonly ContextFile[]> {
  let largest: ContextFile[] = [];
  for await (const file of readContextList(path)) {
    const least = largest[largestLimit - 1];
    if (file.kind !== 'file' || (least !== undefined && file.size <= least.size)) continue;
    largest = [...largest, file].toSorted((a, b) => b.size - a.size).slice(0, largestLimit);
  }
  return largest;
}

async function readInput(
  { database, dataFolder, access }: ReportOptions,
  stored: StoredBuild,
  language: Language,
  signal: AbortSignal,
): Promise<ReportInput> {
  const { id, imageId, workspaceId, options } = stored.summary;
  const files = recordFiles(dataFolder, id);
  const built = readBuilt(stored.dockerfileText, options);
  const trace = await foldLog(files.events, signal);
  const matches = matchSteps(built.model, built.graph, trace.steps);
  const image = imageId === null ? undefined : await access.engine()?.image(imageId);
  const workspace = await findWorkspace(database, workspaceId);
  return {
    ...{ stored, built, trace, matches, language },
    workspace: workspace === undefined ? '' : basename(workspace.path),
    states: instructionStates(trace, matches),
    steps: (await stepsOf(database, [id])).get(id) ?? [],
    history:
      image?.ok === true ? matchHistory(built.model, built.graph, image.value.history) : null,
    largestFiles: await largestFiles(files.context),
    now: Date.now(),
    version: packageJson.version,
  };
}

/**
 * The record of a build that has ended, as an HTML document that needs nothing else. It is made as fast
 * as it is read.
 *
 * @param signal ends the reading of the record
 */
export async function exportReport(
  options: ReportOptions,
  id: string,
  language: Language,
  signal: AbortSignal,
): Promise<Result<ExportedRecord>> {
  const stored = await findBuild(options.database, id);
  if (stored === undefined) return fail('build_not_found');
  const { state, number } = stored.summary;
  if (state === 'queued' || state === 'running') return fail('build_running');
  const input = await readInput(options, stored, language, signal);
  const log = logSection(input, recordFiles(options.dataFolder, id).events, signal);
  const content = Readable.from(reportDocument(input, log), { objectMode: false });
  return ok({ fileName: `build-${number}.html`, content });
}
