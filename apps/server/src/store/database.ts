import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import type { Generated, SqliteDatabase } from 'kysely';
import { migrations } from './migrations.ts';

/** Times are ms since epoch. */
export interface WorkspaceTable {
  id: string;
  path: string;
  last_opened_at: number;
  /** 1 while on the recent list. */
  listed: Generated<number>;
  /** Number that the next build gets. */
  next_build: Generated<number>;
}

export interface BuildTable {
  id: string;
  workspace_id: string;
  number: number;
  state: string;
  /** `BuildOptions` as JSON. */
  options: string;
  dockerfile_text: string;
  engine_version: string | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  image_id: string | null;
  error: string | null;
  /** Server process that runs it, see `server-lock.ts`. */
  owner: string;
  /** What a person calls it. */
  name: string | null;
  /** 1 for one that retention leaves alone. */
  pinned: Generated<number>;
  builder: string | null;
  engine_endpoint: string | null;
  stagecraft_version: string | null;
  image_bytes: number | null;
  /** `BaseImage[]` as JSON. */
  base_images: string | null;
  /** `ContextTotals` as JSON. */
  context_summary: string | null;
  /** What the record takes on disk. */
  record_bytes: number | null;
  /** `PredictionOutcome[]` as JSON. */
  prediction: string | null;
  /** 1 once its steps, files and sizes are kept. */
  recorded: Generated<number>;
  /** 1 for one that came from a file. */
  imported: Generated<number>;
  /** In common with the build of the same by the other builder. */
  pair_id: string | null;
}

/** A step of a build that has ended. */
export interface BuildStepTable {
  build_id: string;
  /** In order of announcement, from 0. */
  position: number;
  step_id: string;
  name: string;
  /** Ids of steps, as JSON. */
  inputs: string;
  /** Indices of the instructions that it stands for, as JSON. */
  instructions: string;
  phase: string;
  started_at: number | null;
  duration_ms: number | null;
  layer_bytes: number | null;
}

/** Key of a step that the build brought into the cache or found there. */
export interface BuildCacheKeyTable {
  build_id: string;
  key: string;
}

export interface SettingTable {
  key: string;
  /** JSON. */
  value: string;
}

/** Named build options of a workspace. */
export interface PresetTable {
  id: string;
  workspace_id: string;
  name: string;
  /** `BuildOptions` as JSON. */
  options: string;
  saved_at: number;
}

/** An image that a build made for the sake of comparing, and that only we know of. */
export interface OwnImageTable {
  /** Endpoint. */
  engine: string;
  image_id: string;
}

export interface Schema {
  workspaces: WorkspaceTable;
  builds: BuildTable;
  presets: PresetTable;
  build_steps: BuildStepTable;
  build_cache_keys: BuildCacheKeyTable;
  settings: SettingTable;
  own_images: OwnImageTable;
}

export type Database = Kysely<Schema>;

/** Kysely expects better-sqlite3's statements; this is the `node:sqlite` API in that shape. */
function adapt(raw: DatabaseSyncInstance): SqliteDatabase {
  return {
    close: () => raw.close(),
    prepare: (sql) => {
      const statement = raw.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...values),
        run: (values) => statement.run(...values),
        iterate: (values) => statement.iterate(...values),
      };
    },
  };
}

/**
 * Opens `stagecraft.db` in the data folder and brings its schema up to date.
 *
 * @throws when the file cannot be opened or a migration fails: there is nothing to go on with
 */
export async function openDatabase(dataFolder: string): Promise<Database> {
  const raw = new DatabaseSync(join(dataFolder, 'stagecraft.db'));
  // WAL: readers never wait for the writer. Builds are replayed from their logs, so NORMAL is enough.
  raw.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL;');
  raw.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: adapt(raw) }) });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw new Error('The database could not be brought up to date', { cause: error });
  }
  return database;
}
