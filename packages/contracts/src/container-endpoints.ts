import * as z from 'zod';
import { ContainerDetail } from './container.ts';
import {
  ContainerChanges,
  ContainerFileHead,
  ContainerFolder,
  ContainerLogMatches,
  ContainerLogQuery,
  ContainerPathQuery,
  DownloadContainerLogQuery,
  DownloadFromContainerQuery,
  ReadContainerFileQuery,
  SearchContainerLogQuery,
  UploadToContainerQuery,
} from './container-files.ts';
import {
  CommitContainerRequest,
  CommittedImage,
  ContainerEnding,
  ContainerProcesses,
  ContainerWait,
  FlattenContainerRequest,
  KillContainerRequest,
  RemoveContainerQuery,
  RenameContainerRequest,
  StopQuery,
} from './container-life.ts';
import {
  ContainerFilter,
  ContainerInspection,
  ContainerList,
  ContainerPrunePlan,
  NetworkList,
  PruneContainersRequest,
  PrunedContainers,
  VolumeList,
} from './container-list.ts';
import { PortAnswer, PublishedPortQuery } from './container-port.ts';
import { RunContainerRequest } from './container-run.ts';
import type { Endpoint } from './endpoints.ts';

/** Containers of the engine, whoever made them. `id` is an id or a name. */
export const containerEndpoints = {
  listContainers: {
    method: 'GET',
    path: '/api/containers',
    summary: 'Containers, the newest first, with the filters of `docker ps`.',
    query: ContainerFilter,
    response: ContainerList,
  },
  runContainer: {
    method: 'POST',
    path: '/api/containers',
    summary: 'Creates a container from an image that the engine has, and starts it.',
    body: RunContainerRequest,
    response: ContainerDetail,
  },
  getContainer: {
    method: 'GET',
    path: '/api/containers/{id}',
    summary: 'A container with what it was made of.',
    response: ContainerInspection,
  },
  getRawContainer: {
    method: 'GET',
    path: '/api/containers/{id}/raw',
    summary: 'A container in the words of the engine, as `docker container inspect` prints it.',
    response: z.unknown(),
  },
  explainContainer: {
    method: 'GET',
    path: '/api/containers/{id}/ending',
    summary: 'Why a container does not run, with the last that it wrote; null while it runs.',
    response: ContainerEnding.nullable(),
  },
  startContainer: {
    method: 'POST',
    path: '/api/containers/{id}/start',
    summary: 'Starts a container. Fine for one that runs.',
  },
  stopContainer: {
    method: 'POST',
    path: '/api/containers/{id}/stop',
    summary:
      'Asks the main process to end, and kills it after a time. Fine for one that has ended.',
    query: StopQuery,
  },
  restartContainer: {
    method: 'POST',
    path: '/api/containers/{id}/restart',
    summary: 'Stops a container and starts it again.',
    query: StopQuery,
  },
  pauseContainer: {
    method: 'POST',
    path: '/api/containers/{id}/pause',
    summary: 'Holds all processes of a container.',
  },
  unpauseContainer: {
    method: 'POST',
    path: '/api/containers/{id}/unpause',
    summary: 'Lets the processes of a container go on.',
  },
  killContainer: {
    method: 'POST',
    path: '/api/containers/{id}/kill',
    summary: 'Sends a signal to the main process.',
    body: KillContainerRequest,
  },
  renameContainer: {
    method: 'POST',
    path: '/api/containers/{id}/rename',
    summary: 'Gives a container another name.',
    body: RenameContainerRequest,
  },
  waitForContainer: {
    method: 'GET',
    path: '/api/containers/{id}/wait',
    summary: 'Answers with the exit code once the container has ended.',
    response: ContainerWait,
  },
  awaitContainerPort: {
    method: 'GET',
    path: '/api/containers/{id}/port-answer',
    summary: 'Answers once a published port answers, or tells after half a minute why it does not.',
    query: PublishedPortQuery,
    response: PortAnswer,
  },
  removeContainer: {
    method: 'DELETE',
    path: '/api/containers/{id}',
    summary: 'Removes a container; one that runs only by force.',
    query: RemoveContainerQuery,
  },
  planContainerPrune: {
    method: 'POST',
    path: '/api/container-prune/plan',
    summary: 'Stopped containers that pruning would remove.',
    body: PruneContainersRequest,
    response: ContainerPrunePlan,
  },
  pruneContainers: {
    method: 'POST',
    path: '/api/container-prune',
    summary: 'Removes stopped containers.',
    body: PruneContainersRequest,
    response: PrunedContainers,
  },
  followContainer: {
    method: 'GET',
    path: '/api/containers/{id}/log',
    summary:
      'The last lines of a container, what it writes from now on, and how it ends (`ContainerMessage`).',
    query: ContainerLogQuery,
    stream: 'sse',
    message: 'ContainerMessage',
  },
  downloadContainerLog: {
    method: 'GET',
    path: '/api/containers/{id}/log/text',
    summary: 'What a container has written, as far as the engine keeps it.',
    query: DownloadContainerLogQuery,
    stream: 'text',
  },
  searchContainerLog: {
    method: 'GET',
    path: '/api/containers/{id}/log/search',
    summary: 'Lines of the whole log that have a text in them.',
    query: SearchContainerLogQuery,
    response: ContainerLogMatches,
  },
  topContainer: {
    method: 'GET',
    path: '/api/containers/{id}/processes',
    summary: 'The processes of a container, as `docker top` shows them.',
    response: ContainerProcesses,
  },
  followContainerStats: {
    method: 'GET',
    path: '/api/container-stats',
    summary: 'What containers use, once a second (`ContainerStatsMessage`).',
    query: z.object({
      /** Ids with commas between them, 20 at most. */
      ids: z.string().min(1).max(2600),
    }),
    stream: 'sse',
    message: 'ContainerStatsMessage',
  },
  getContainerChanges: {
    method: 'GET',
    path: '/api/containers/{id}/changes',
    summary: 'What a container has made of the files of its image, as `docker diff` shows it.',
    response: ContainerChanges,
  },
  listContainerFolder: {
    method: 'GET',
    path: '/api/containers/{id}/folder',
    summary: 'Entries of a folder of a container, running or not.',
    query: ContainerPathQuery,
    response: ContainerFolder,
  },
  readContainerFile: {
    method: 'GET',
    path: '/api/containers/{id}/file',
    summary: 'The first bytes of a file of a container. Links are followed.',
    query: ReadContainerFileQuery,
    response: ContainerFileHead,
  },
  downloadFromContainer: {
    method: 'GET',
    path: '/api/containers/{id}/download',
    summary:
      'A file of a container as it is, a folder as a tar archive. `followTransfer` tells how far.',
    query: DownloadFromContainerQuery,
    stream: 'file',
  },
  uploadToContainer: {
    method: 'POST',
    path: '/api/containers/{id}/upload',
    summary: 'Puts the body into a folder of a container. `followTransfer` tells how far.',
    query: UploadToContainerQuery,
    upload: true,
  },
  commitContainer: {
    method: 'POST',
    path: '/api/containers/{id}/commit',
    summary: 'Makes an image of what a container is now, as `docker commit` does.',
    body: CommitContainerRequest,
    response: CommittedImage,
  },
  flattenContainer: {
    method: 'POST',
    path: '/api/containers/{id}/flatten',
    summary:
      'Makes an image of a container’s files alone, as `docker export` into `docker import` does.',
    body: FlattenContainerRequest,
    response: CommittedImage,
  },
  listNetworks: {
    method: 'GET',
    path: '/api/networks',
    summary: 'Networks of the engine that a container can be in.',
    response: NetworkList,
  },
  listVolumes: {
    method: 'GET',
    path: '/api/volumes',
    summary: 'Volumes of the engine.',
    response: VolumeList,
  },
} as const satisfies Record<string, Endpoint>;
