import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { compareBuilds, explainCache } from '@stagecraft/build-trace';
import type {
  BuildComparison,
  BuildLabel,
  BuildSteps,
  BuildSummary,
  CachePrediction,
  CacheReport,
  DeletedBuilds,
  Language,
  StartBuildRequest,
  StepDurations,
  WhatIf,
} from '@stagecraft/contracts';
import type { EngineAccess } from '../../engine/access.ts';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { deleteBuild, findBuild, labelBuild } from '../../store/build-records.ts';
import { stepsOf } from '../../store/build-steps.ts';
import type { BuildMessages } from '../messages.ts';
import type { OwnImages } from '../own-images.ts';
import { exportReport } from '../report/export-report.ts';
import { comparableBuild } from './comparable.ts';
import { durationsBefore } from './durations.ts';
import { earlierBuilds, recordedBuild, sha256, type EvidenceOptions } from './evidence.ts';
import { foretell } from './foretell.ts';
import { recordFiles } from './paths.ts';
import { exportRecord, importRecord, type ExportedRecord } from './transfer.ts';
import type { Recorder } from './recorder.ts';
import { askWhatIf, type WhatIfQuestion } from './what-if.ts';

export interface RecordsOptions extends EvidenceOptions {
  readonly access: EngineAccess;
  readonly messages: BuildMessages;
  readonly recorder: Recorder;
  readonly ownImages: Pick<OwnImages, 'tidy'>;
}

/** What is kept of builds, and what a person does with it. */
export interface Records {
  steps(id: string): Promise<Result<BuildSteps>>;
  /** Names and pins. */
  label(id: string, label: BuildLabel): Promise<Result<BuildSummary>>;
  /** Deletes the record of a build that has ended. */
  delete(id: string): Promise<Result<void>>;
  deleteMany(ids: readonly string[]): Promise<DeletedBuilds>;
  /** How long steps took in earlier builds; also for a build that still runs. */
  durations(id: string): Promise<Result<StepDurations>>;
  /** Why steps were not cached. */
  cache(id: string): Promise<Result<CacheReport>>;
  /** Two builds side by side, the first as the earlier one. */
  compare(before: string, after: string): Promise<Result<BuildComparison>>;
  /** The record of a build that has ended, as one file. */
  export(id: string): Promise<Result<ExportedRecord>>;
  /** The same as an HTML document; parameters as for `exportReport`. */
  report(id: string, language: Language, signal: AbortSignal): Promise<Result<ExportedRecord>>;
  /** Takes in a record that was exported. */
  import(workspaceId: string, packed: Readable): Promise<Result<BuildSummary>>;
  /** What a build would take from the cache now. Parameters as for `foretell`. */
  predict(
    workspace: { readonly id: string; readonly root: string },
    request: Pick<StartBuildRequest, 'options' | 'dockerfileText'>,
    gone: AbortSignal,
  ): Promise<Result<CachePrediction>>;
  /** What another order of instructions would have kept. Parameters as for `askWhatIf`. */
  whatIf(workspaceId: string, question: WhatIfQuestion, gone: AbortSignal): Promise<WhatIf>;
}

/** What can be told of builds from their records. */
function createTellings(options: RecordsOptions): Pick<Records, 'cache' | 'compare' | 'durations'> {
  const { access, database, recorder } = options;
  return {
    async durations(id) {
      const stored = await findBuild(database, id);
      if (stored === undefined) return fail('build_not_found');
      const { engineEndpoint: engine, builder, summary } = stored;
      return ok(await durationsBefore(database, access, { ...summary, engine, builder }));
    },
    async cache(id) {
      await recorder.settled(id);
      const stored = await findBuild(database, id);
      if (stored === undefined) return fail('build_not_found');
      const { workspaceId, number, options: built } = stored.summary;
      const record = await recordedBuild(options, stored);
      const earlier = await earlierBuilds(options, workspaceId, number, built.dockerfile);
      const instructions = [...explainCache(record, earlier, sha256)];
      return ok({ instructions, prediction: stored.prediction && [...stored.prediction] });
    },
    async compare(before, after) {
      await Promise.all([recorder.settled(before), recorder.settled(after)]);
      const [old, now] = [await findBuild(database, before), await findBuild(database, after)];
      if (old === undefined || now === undefined) return fail('build_not_found');
      const [first, second] = [
        await comparableBuild(options, old),
        await comparableBuild(options, now),
      ];
      return ok(compareBuilds(first, second));
    },
  };
}

export function createRecords(options: RecordsOptions): Records {
  const { database, dataFolder, messages, recorder, ownImages } = options;
  const foretelling = { ...options, hashes: recorder.hashes };

  async function deleteOne(id: string): Promise<Result<void>> {
    const stored = await findBuild(database, id);
    if (stored === undefined) return fail('build_not_found');
    const { state, workspaceId } = stored.summary;
    if (state === 'queued' || state === 'running') return fail('build_running');
    await recorder.settled(id);
    await deleteBuild(database, id);
    await rm(recordFiles(dataFolder, id).folder, { recursive: true, force: true });
    messages.tell({ kind: 'build.deleted', workspaceId, buildId: id });
    await ownImages.tidy();
    return ok(undefined);
  }

  return {
    async steps(id) {
      await recorder.settled(id);
      const stored = await findBuild(database, id);
      if (stored === undefined) return fail('build_not_found');
      const steps = (await stepsOf(database, [id])).get(id) ?? [];
      return ok({ steps: [...steps], complete: stored.recorded });
    },
    async label(id, label) {
      const build = await labelBuild(database, id, label);
      if (build === undefined) return fail('build_not_found');
      messages.tell({ kind: 'build.summary', build });
      return ok(build);
    },
    delete: deleteOne,
    ...createTellings(options),
    async export(id) {
      await recorder.settled(id);
      return exportRecord(options, id);
    },
    async report(id, language, signal) {
      await recorder.settled(id);
      return exportReport(options, id, language, signal);
    },
    import: (workspaceId, packed) => importRecord(options, workspaceId, packed),
    predict: (workspace, request, gone) => foretell(foretelling, workspace, request, gone),
    whatIf: (workspaceId, question, gone) => askWhatIf(options, workspaceId, question, gone),
    async deleteMany(ids) {
      const answer: DeletedBuilds = { deleted: [], kept: [] };
      for (const id of new Set(ids)) {
        const result = await deleteOne(id);
        (result.ok ? answer.deleted : answer.kept).push(id);
      }
      return answer;
    },
  };
}
