import type { Kysely, Migration } from 'kysely';

/** Each runs once per database, in the order of its name. Never change one that was released. */
export const migrations: Record<string, Migration> = {
  '0001_workspaces_and_builds': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('workspaces')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('path', 'text', (column) => column.notNull().unique())
        .addColumn('last_opened_at', 'integer', (column) => column.notNull())
        .addColumn('listed', 'integer', (column) => column.notNull().defaultTo(1))
        .addColumn('next_build', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
      await database.schema
        .createTable('builds')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('workspace_id', 'text', (column) => column.notNull().references('workspaces.id'))
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('options', 'text', (column) => column.notNull())
        .addColumn('dockerfile_text', 'text', (column) => column.notNull())
        .addColumn('engine_version', 'text')
        .addColumn('created_at', 'integer', (column) => column.notNull())
        .addColumn('started_at', 'integer')
        .addColumn('finished_at', 'integer')
        .addColumn('image_id', 'text')
        .addColumn('error', 'text')
        .addColumn('owner', 'text', (column) => column.notNull())
        .addUniqueConstraint('builds_number', ['workspace_id', 'number'])
        .execute();
      await database.schema.createIndex('builds_state').on('builds').column('state').execute();
    },
  },
  '0002_records': {
    async up(database: Kysely<unknown>) {
      const columns = [
        ['name', 'text'],
        ['builder', 'text'],
        ['engine_endpoint', 'text'],
        ['stagecraft_version', 'text'],
        ['image_bytes', 'integer'],
        ['base_images', 'text'],
        ['context_summary', 'text'],
        ['record_bytes', 'integer'],
        ['prediction', 'text'],
      ] as const;
      for (const [name, type] of columns) {
        await database.schema.alterTable('builds').addColumn(name, type).execute();
      }
      for (const name of ['pinned', 'recorded', 'imported']) {
        await database.schema
          .alterTable('builds')
          .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
          .execute();
      }
      await database.schema
        .createTable('build_steps')
        .addColumn('build_id', 'text', (column) =>
          column.notNull().references('builds.id').onDelete('cascade'),
        )
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('step_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('inputs', 'text', (column) => column.notNull())
        .addColumn('instructions', 'text', (column) => column.notNull())
        .addColumn('phase', 'text', (column) => column.notNull())
        .addColumn('started_at', 'integer')
        .addColumn('duration_ms', 'integer')
        .addColumn('layer_bytes', 'integer')
        .addPrimaryKeyConstraint('build_steps_key', ['build_id', 'position'])
        .execute();
      await database.schema
        .createTable('settings')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '0003_presets': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('presets')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('workspace_id', 'text', (column) => column.notNull().references('workspaces.id'))
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('options', 'text', (column) => column.notNull())
        .addColumn('saved_at', 'integer', (column) => column.notNull())
        .addUniqueConstraint('presets_name', ['workspace_id', 'name'])
        .execute();
    },
  },
  '0004_cache_keys': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('build_cache_keys')
        .addColumn('build_id', 'text', (column) =>
          column.notNull().references('builds.id').onDelete('cascade'),
        )
        .addColumn('key', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('build_cache_keys_key', ['build_id', 'key'])
        .execute();
    },
  },
  '0005_pairs': {
    async up(database: Kysely<unknown>) {
      await database.schema.alterTable('builds').addColumn('pair_id', 'text').execute();
    },
  },
  '0006_own_images': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('own_images')
        .addColumn('engine', 'text', (column) => column.notNull())
        .addColumn('image_id', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('own_images_key', ['engine', 'image_id'])
        .execute();
    },
  },
};
