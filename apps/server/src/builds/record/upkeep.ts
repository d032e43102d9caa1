import { statfs } from 'node:fs/promises';
import type { BuildSettings, RecordStorage } from '@stagecraft/contracts';
import { keptBuilds } from '../../store/build-totals.ts';
import type { Database } from '../../store/database.ts';
import { keepBuildSettings } from '../../store/settings.ts';
import { expiredBuilds } from './retention.ts';

/** How long records are kept, and what they take. */
export interface Upkeep {
  settings(): BuildSettings;
  /** Keeps the settings and acts on them. */
  change(settings: BuildSettings): Promise<BuildSettings>;
  /** Deletes what is kept no longer. */
  tidy(): Promise<void>;
  storage(workspaceId: string): Promise<RecordStorage>;
}

export interface UpkeepOptions {
  readonly database: Database;
  readonly dataFolder: string;
  /** As they are kept now. */
  readonly settings: BuildSettings;
  /** Deletes a record. */
  readonly remove: (id: string) => Promise<unknown>;
  /** Told when the settings are others. */
  readonly changed: () => void;
}

export function createUpkeep(options: UpkeepOptions): Upkeep {
  const { database, dataFolder, remove, changed } = options;
  let current = options.settings;
  async function tidy(): Promise<void> {
    const expired = expiredBuilds(await keptBuilds(database), current.retention, Date.now());
    for (const id of expired) await remove(id);
  }
  return {
    settings: () => current,
    tidy,
    async change(settings) {
      await keepBuildSettings(database, settings);
      current = settings;
      changed();
      await tidy();
      return current;
    },
    async storage(workspaceId) {
      const builds = await keptBuilds(database);
      const sum = (some: typeof builds): number =>
        some.reduce((total, { bytes }) => total + bytes, 0);
      const disk = await statfs(dataFolder).catch(() => null);
      return {
        builds: builds.length,
        pinned: builds.filter(({ pinned }) => pinned).length,
        bytes: sum(builds),
        workspaceBytes: sum(builds.filter((build) => build.workspaceId === workspaceId)),
        free: disk && disk.bavail * disk.bsize,
      };
    },
  };
}
