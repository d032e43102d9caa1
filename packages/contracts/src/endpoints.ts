import * as z from 'zod';
import { BuildList, BuildRecord, BuildSummary, StartBuildRequest } from './build.ts';
import { ContextSurvey, SourceMatches, SourcesRequest } from './context.ts';
import { EngineStatus } from './engine.ts';
import { ImageDetail, ImageFolder, ImageList } from './image.ts';
import { BuildPreset, PresetList, SavePresetRequest } from './preset.ts';
import { RegistryLogin, RegistryLoginList, RegistryManifest, TagList } from './registry.ts';
import { ListStageFilesRequest } from './stage-files.ts';
import {
  DockerfileList,
  FileContent,
  FolderListing,
  OpenWorkspaceRequest,
  SaveFileRequest,
  SaveFileResult,
  Workspace,
  WorkspaceList,
} from './workspace.ts';

/** One endpoint: what it takes and gives. `{name}` in a path is a parameter. Errors are `Problem`. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Absent: 204 without a body, or a stream (see `stream`). */
  readonly response?: z.ZodType;
  readonly stream?: 'sse' | 'ndjson' | 'file' | 'html' | 'text';
  /** The body is a file as it is, not JSON. */
  readonly upload?: true;
  /** Name of the schema of a stream's messages. */
  readonly message?: string;
}

/** Header by which a browser tells itself from others at the same address: a random name of 1 to 64 letters. */
export const clientHeader = 'x-stagecraft-client';

const pathQuery = z.object({ path: z.string().max(4096) });

/**
 * Every endpoint of the server but those in maps of their own, which pages fetch when they need them.
 * The web client, the server's routes and OpenAPI are made from all of them.
 */
export const endpoints = {
  getEngine: {
    method: 'GET',
    path: '/api/engine',
    summary: 'The engine as known right now.',
    response: EngineStatus,
  },
  listWorkspaces: {
    method: 'GET',
    path: '/api/workspaces',
    summary: 'Recently opened workspaces and the samples.',
    response: WorkspaceList,
  },
  openWorkspace: {
    method: 'POST',
    path: '/api/workspaces',
    summary: 'Opens a folder by absolute path, or a copy of a sample.',
    body: OpenWorkspaceRequest,
    response: Workspace,
  },
  getWorkspace: {
    method: 'GET',
    path: '/api/workspaces/{id}',
    summary: 'One workspace.',
    response: Workspace,
  },
  forgetWorkspace: {
    method: 'DELETE',
    path: '/api/workspaces/{id}',
    summary: 'Takes a workspace off the recent list. Its files stay.',
  },
  listFolder: {
    method: 'GET',
    path: '/api/workspaces/{id}/folder',
    summary: "A folder's children; an empty path is the workspace itself.",
    query: pathQuery,
    response: FolderListing,
  },
  listDockerfiles: {
    method: 'GET',
    path: '/api/workspaces/{id}/dockerfiles',
    summary: 'Dockerfiles in the workspace.',
    response: DockerfileList,
  },
  readFile: {
    method: 'GET',
    path: '/api/workspaces/{id}/file',
    summary: 'A text file (UTF-8, 5 MB at most).',
    query: pathQuery,
    response: FileContent,
  },
  saveFile: {
    method: 'PUT',
    path: '/api/workspaces/{id}/file',
    summary: 'Writes a text file atomically if nobody changed it since it was read.',
    body: SaveFileRequest,
    response: SaveFileResult,
  },
  removeFile: {
    method: 'DELETE',
    path: '/api/workspaces/{id}/file',
    summary: 'Removes a text file if nobody changed it since it was read.',
    query: pathQuery.extend({ version: z.string() }),
  },
  surveyContext: {
    method: 'GET',
    path: '/api/workspaces/{id}/context',
    summary: 'What a build of this Dockerfile may send of the workspace, and what stays out.',
    query: z.object({ dockerfile: z.string().max(4096) }),
    response: ContextSurvey,
  },
  matchSources: {
    method: 'POST',
    path: '/api/workspaces/{id}/context/sources',
    summary: 'What the sources of COPY and ADD bring from the build context.',
    body: SourcesRequest,
    response: SourceMatches,
  },
  startBuild: {
    method: 'POST',
    path: '/api/workspaces/{id}/builds',
    summary: 'Starts a build.',
    body: StartBuildRequest,
    response: BuildSummary,
  },
  listBuilds: {
    method: 'GET',
    path: '/api/workspaces/{id}/builds',
    summary: "The workspace's builds, newest first (200 at most).",
    response: BuildList,
  },
  getBuild: {
    method: 'GET',
    path: '/api/builds/{id}',
    summary: 'One build with its frozen Dockerfile.',
    response: BuildRecord,
  },
  getBuildEvents: {
    method: 'GET',
    path: '/api/builds/{id}/events',
    summary: 'All events of a build so far, one JSON value a line.',
    stream: 'ndjson',
    message: 'BuildEvent',
  },
  cancelBuild: {
    method: 'POST',
    path: '/api/builds/{id}/cancel',
    summary: 'Stops a queued or running build.',
  },
  deleteBuild: {
    method: 'DELETE',
    path: '/api/builds/{id}',
    summary: 'Deletes the record of a build that has ended. The image stays.',
  },
  listPresets: {
    method: 'GET',
    path: '/api/workspaces/{id}/presets',
    summary: "The workspace's named build options.",
    response: PresetList,
  },
  savePreset: {
    method: 'PUT',
    path: '/api/workspaces/{id}/presets',
    summary: 'Keeps build options under a name, new or in place of a preset.',
    body: SavePresetRequest,
    response: BuildPreset,
  },
  deletePreset: {
    method: 'DELETE',
    path: '/api/workspaces/{id}/presets/{preset}',
    summary: 'Deletes named build options.',
  },
  listImages: {
    method: 'GET',
    path: '/api/images',
    summary: 'Images of the engine, newest first.',
    response: ImageList,
  },
  getImage: {
    method: 'GET',
    path: '/api/images/{ref}',
    summary: 'An image with its config and history. `ref` is an id or a name, URL-encoded.',
    response: ImageDetail,
  },
  listImageFolder: {
    method: 'GET',
    path: '/api/images/{ref}/folder',
    summary: 'Entries of a folder of an image that the engine has. `path` is absolute.',
    query: pathQuery,
    response: ImageFolder,
  },
  listStageFiles: {
    method: 'POST',
    path: '/api/workspaces/{id}/stage-files',
    summary:
      'Builds a stage without a record and without a name, reads its files and removes what it made. ' +
      'Tells how far it is; closing the connection cancels it.',
    body: ListStageFilesRequest,
    stream: 'ndjson',
    message: 'StageFilesMessage',
  },
  listTags: {
    method: 'GET',
    path: '/api/registry/tags',
    summary: 'Tags of a repository (1,000 at most), asked of its registry.',
    query: z.object({ repository: z.string().min(1).max(512) }),
    response: TagList,
  },
  getManifest: {
    method: 'GET',
    path: '/api/registry/manifest',
    summary: 'Digest and platforms that a registry has under a reference.',
    query: z.object({ ref: z.string().min(1).max(512) }),
    response: RegistryManifest,
  },
  listRegistryLogins: {
    method: 'GET',
    path: '/api/registry/logins',
    summary: 'Registries that builds come to by a name, and from where it is known; no passwords.',
    response: RegistryLoginList,
  },
  setRegistryLogin: {
    method: 'PUT',
    path: '/api/registry/logins',
    summary: 'Logs in to a registry; kept in memory until it is forgotten.',
    body: RegistryLogin,
  },
  forgetRegistryLogin: {
    method: 'DELETE',
    path: '/api/registry/logins/{host}',
    summary: 'Forgets what was entered for a registry.',
  },
  stream: {
    method: 'GET',
    path: '/api/stream',
    summary: 'Live messages of this tab (`StreamMessage`).',
    message: 'StreamMessage',
    query: z.object({
      workspace: z.string().optional(),
      build: z.string().optional(),
      /** Last build event seq that the client has; `Last-Event-ID` wins over it. */
      after: z.string().regex(/^\d+$/).optional(),
    }),
    stream: 'sse',
  },
} as const satisfies Record<string, Endpoint>;
