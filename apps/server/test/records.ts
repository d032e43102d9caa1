import type { BuildStep } from '@stagecraft/contracts';
import { BuildRecord, BuildSteps, BuildSummary, ContextFile } from '@stagecraft/contracts';
import { readFile } from 'node:fs/promises';
import { folderTree } from '../src/buildkit/context/tree.ts';
import { walkContext } from '../src/buildkit/context/walk.ts';
import { recordFiles } from '../src/builds/record/paths.ts';
import type { Engine } from '../src/engine/engine.ts';
import { startTestServer, temporaryFolder } from './harness.ts';
import type { TestServer } from './harness.ts';
import { isEnd, openStreamClient } from './stream-client.ts';

const everything = { ignores: () => false, mayContainIncluded: () => true };

/** The engine, told of all files of the context folder before its build begins. */
export function walking(engine: Engine): Engine {
  return {
    ...engine,
    async build(request, emit, signal) {
      const { context } = request;
      if (context.kind === 'folder') {
        for await (const group of walkContext(folderTree(context.root), { filter: everything })) {
          for (const entry of group) request.onContextEntry?.('context', entry);
        }
      }
      return engine.build(request, emit, signal);
    },
  };
}

export interface RecordDesk {
  readonly server: TestServer;
  readonly workspaceId: string;
  readonly root: string;
  /** Builds the text to its end. Gives the build's id. */
  build(dockerfileText: string, options?: Record<string, unknown>): Promise<string>;
  record(id: string): Promise<BuildRecord>;
  /** Steps of a complete record. */
  steps(id: string): Promise<BuildStep[]>;
  /** The record's list of files, once it is complete. */
  files(id: string): Promise<ContextFile[]>;
}

/** A server with one workspace in which builds run to their end. */
export async function recordDesk(engine: Engine, dataFolder?: string): Promise<RecordDesk> {
  const server = await startTestServer({ engine, ...(dataFolder && { dataFolder }) });
  const root = await temporaryFolder();
  const workspaceId = await server.open(root);
  const get = async (path: string): Promise<unknown> => (await server.ask(path)).json;
  const steps = async (id: string): Promise<BuildStep[]> =>
    BuildSteps.parse(await get(`/api/builds/${id}/steps`)).steps;
  return {
    server,
    workspaceId,
    root,
    steps,
    async build(dockerfileText, options = {}) {
      const plain = { dockerfile: 'Dockerfile', target: null, tags: [], buildArgs: {} };
      const json = {
        options: { ...plain, noCache: false, pull: false, ...options },
        dockerfileText,
      };
      const answer = await server.ask(`/api/workspaces/${workspaceId}/builds`, { json });
      const { id } = BuildSummary.parse(answer.json);
      const client = await openStreamClient(server, `build=${id}`);
      await client.until(isEnd);
      client.close();
      // Waits until the record is complete.
      await steps(id);
      return id;
    },
    record: async (id) => BuildRecord.parse(await get(`/api/builds/${id}`)),
    async files(id) {
      await steps(id);
      const text = await readFile(recordFiles(server.dataFolder, id).context, 'utf8');
      return text
        .split('\n')
        .slice(0, -1)
        .map((line) => ContextFile.parse(JSON.parse(line)));
    },
  };
}
