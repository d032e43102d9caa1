import * as z from 'zod';
import type { Endpoint } from './endpoints.ts';
import { imageName, registryHost } from './registry.ts';
import { AllowRegistryRequest, LoginStore, RegistryOverview } from './registry-overview.ts';
import { FoundRepositories, PushComparison, RemoteImage } from './remote-image.ts';
import { RepositoryPage, TagPage } from './remote-image.ts';
import { Transfer, TransferList, TransferRequest } from './transfer.ts';

const page = { after: z.string().max(512).optional() };

/** Registries, what they have, and images on their way from and to them. */
export const registryEndpoints = {
  startTransfer: {
    method: 'POST',
    path: '/api/transfers',
    summary: 'Pulls or pushes an image; it goes on when the page is closed.',
    body: TransferRequest,
    response: Transfer,
  },
  listTransfers: {
    method: 'GET',
    path: '/api/transfers',
    summary: 'Pulls and pushes that wait, run or have ended, oldest first (50 ended ones at most).',
    response: TransferList,
  },
  stopTransfer: {
    method: 'POST',
    path: '/api/transfers/{id}/cancel',
    summary: 'Stops a pull or push; what has ended stays as it is.',
  },
  retryTransfer: {
    method: 'POST',
    path: '/api/transfers/{id}/retry',
    summary: 'Does again what failed or was cancelled, in its place in the list.',
    response: Transfer,
  },
  forgetTransfer: {
    method: 'DELETE',
    path: '/api/transfers/{id}',
    summary: 'Takes a pull or push that has ended off the list. The image stays.',
  },
  comparePush: {
    method: 'GET',
    path: '/api/transfers/comparison',
    summary: 'An image here beside what a registry has under the name it would be pushed by.',
    query: z.object({ image: imageName, target: imageName }),
    response: PushComparison,
  },
  listRegistries: {
    method: 'GET',
    path: '/api/registries',
    summary:
      'Registries known here: of logins, of allowed hosts and of the names of images, with what the engine ' +
      'itself is set to.',
    response: RegistryOverview,
  },
  allowRegistry: {
    method: 'PUT',
    path: '/api/registries/rules',
    summary: 'Changes what is allowed of a registry.',
    body: AllowRegistryRequest,
  },
  getLoginStore: {
    method: 'GET',
    path: '/api/registries/login-store',
    summary: 'Where docker keeps logins to a registry.',
    query: z.object({ host: registryHost }),
    response: LoginStore,
  },
  listRepositories: {
    method: 'GET',
    path: '/api/registries/repositories',
    summary: 'A page of a registry’s repositories, where the registry lists them.',
    query: z.object({ host: registryHost, ...page }),
    response: RepositoryPage,
  },
  listRepositoryTags: {
    method: 'GET',
    path: '/api/registries/tags',
    summary: 'A page of a repository’s tags.',
    query: z.object({ repository: imageName, ...page }),
    response: TagPage,
  },
  getRemoteImage: {
    method: 'GET',
    path: '/api/registries/image',
    summary:
      'What a registry has under a reference: digest, platforms, and one image’s layers, config and history.',
    query: z.object({ ref: imageName, platform: z.string().max(64).optional() }),
    response: RemoteImage,
  },
  searchRepositories: {
    method: 'GET',
    path: '/api/registries/search',
    summary: 'Searches Docker Hub through the engine, as `docker search` does.',
    query: z.object({
      term: z.string().trim().min(1).max(128),
      official: z.enum(['true', 'false']).optional(),
      stars: z
        .string()
        .regex(/^\d{1,7}$/)
        .optional(),
    }),
    response: FoundRepositories,
  },
} as const satisfies Record<string, Endpoint>;
