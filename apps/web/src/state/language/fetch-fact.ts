import type { FolderListing, ImageDetail } from '@stagecraft/contracts';
import { POLICY_NAMES } from '@stagecraft/lint/policy-names';
import type { ApiClient, ApiResult } from '../../api/client.ts';
import type { FactAnswers, ImageFacts, QuickWant, Want } from '../../language/facts.ts';
import type { Fact } from '../../language/protocol.ts';

/** A want that the server answers. */
export type ServerWant = Exclude<QuickWant, { readonly kind: 'builds' }>;

/** Asks the server about a want; a failure is told with its own code. */
export async function fetchFact(
  api: ApiClient,
  workspaceId: string,
  want: ServerWant,
  signal: AbortSignal,
): Promise<Fact> {
  const params = { id: workspaceId };
  switch (want.kind) {
    case 'folder':
      return folderFact(
        await api.call('listFolder', { params, query: { path: want.path }, signal }),
      );
    case 'ignore':
      return factOf(
        await api.call('surveyContext', { params, query: { dockerfile: want.dockerfile }, signal }),
      );
    case 'policy':
      return policyFact(api, workspaceId, signal);
    case 'sources': {
      const body = { dockerfile: want.dockerfile, patterns: [...want.patterns] };
      return factOf(await api.call('matchSources', { params, body, signal }));
    }
    case 'images':
      return factOf(await api.call('listImages', { signal }));
    case 'image':
      return imageFact(await api.call('getImage', { params: { ref: want.ref }, signal }));
    case 'imageFolder': {
      const { ref, path } = want;
      return factOf(
        await api.call('listImageFolder', { params: { ref }, query: { path }, signal }),
      );
    }
    case 'tags':
      return factOf(await api.call('listTags', { query: { repository: want.repository }, signal }));
    case 'manifest':
      return factOf(await api.call('getManifest', { query: { ref: want.ref }, signal }));
  }
}

/** The first file of each kind that there is; one that can't be read is as if it were not there. */
async function policyFact(api: ApiClient, workspaceId: string, signal: AbortSignal): Promise<Fact> {
  const first = async (names: readonly string[]): Promise<string | null> => {
    for (const path of names) {
      const answer = await api.call('readFile', {
        params: { id: workspaceId },
        query: { path },
        signal,
      });
      if (answer.ok) return answer.value.text;
    }
    return null;
  };
  const [stagecraft, hadolint] = await Promise.all([
    first(POLICY_NAMES.stagecraft),
    first(POLICY_NAMES.hadolint),
  ]);
  return { stagecraft, hadolint };
}

function factOf<T extends FactAnswers[Want['kind']]>(answer: ApiResult<T>): Fact {
  return answer.ok ? answer.value : { failed: answer.problem.code };
}

function folderFact(answer: ApiResult<FolderListing>): Fact {
  if (!answer.ok) return { failed: answer.problem.code };
  return {
    entries: answer.value.entries.map(({ name, kind, size }) => ({
      name,
      folder: kind === 'directory',
      bytes: size,
    })),
  };
}

/** An image that the engine does not have is an answer, not a failure. */
function imageFact(answer: ApiResult<ImageDetail>): Fact {
  if (answer.ok) return { image: imageFacts(answer.value) };
  return answer.problem.code === 'image_not_found'
    ? { image: null }
    : { failed: answer.problem.code };
}

function imageFacts(image: ImageDetail): ImageFacts {
  const { config, os, architecture, variant } = image;
  return {
    id: image.id,
    digest: image.digests[0] ?? null,
    bytes: image.size,
    created: image.createdAt,
    platform: os === '' ? null : [os, architecture, variant].filter(Boolean).join('/'),
    env: config.env,
    user: config.user,
    workingDir: config.workingDir,
    shell: config.shell ?? [],
    entrypoint: config.entrypoint,
    cmd: config.cmd,
    ports: config.exposedPorts,
  };
}
