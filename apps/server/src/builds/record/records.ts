import { rm } from 'node:fs/promises';
import type { BuildLabel, BuildSteps, BuildSummary, DeletedBuilds } from '@stagecraft/contracts';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { deleteBuild, findBuild, labelBuild } from '../../store/build-records.ts';
import { stepsOf } from '../../store/build-steps.ts';
import type { Database } from '../../store/database.ts';
import type { BuildMessages } from '../messages.ts';
import { recordFiles } from './paths.ts';
import type { Recorder } from './recorder.ts';

export interface RecordsOptions {
  readonly database: Database;
  readonly dataFolder: string;
  readonly messages: BuildMessages;
  readonly recorder: Recorder;
}

/** What is kept of builds, and what a person does with it. */
export interface Records {
  steps(id: string): Promise<Result<BuildSteps>>;
  /** Names and pins. */
  label(id: string, label: BuildLabel): Promise<Result<BuildSummary>>;
  /** Deletes the record of a build that has ended. */
  delete(id: string): Promise<Result<void>>;
  deleteMany(ids: readonly string[]): Promise<DeletedBuilds>;
}

export function createRecords({
  database,
  dataFolder,
  messages,
  recorder,
}: RecordsOptions): Records {
  async function deleteOne(id: string): Promise<Result<void>> {
    const stored = await findBuild(database, id);
    if (stored === undefined) return fail('build_not_found');
    const { state, workspaceId } = stored.summary;
    if (state === 'queued' || state === 'running') return fail('build_running');
    await recorder.settled(id);
    await deleteBuild(database, id);
    await rm(recordFiles(dataFolder, id).folder, { recursive: true, force: true });
    messages.tell({ kind: 'build.deleted', workspaceId, buildId: id });
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
