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
};
