import { matchHistory, type MatchedHistoryEntry } from '@stagecraft/build-trace';
import type { BuildRecord, ImageDetail } from '@stagecraft/contracts';
import { buildGraph, parseDockerfile, type DockerfileModel } from '@stagecraft/dockerfile';
import { useMemo } from 'react';
import type { ApiResult } from '../../../api/client.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';

/** The build of ours that made an image, and which of its instructions made each entry. */
export interface BuiltHistory {
  readonly build: BuildRecord;
  readonly model: DockerfileModel;
  readonly matched: readonly MatchedHistoryEntry[];
}

/** The newest build that made the image; null while it is not known, and where there is none. */
export function useBuiltHistory(image: ImageDetail): BuiltHistory | null {
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(image.id, async (signal): Promise<ApiResult<BuildRecord | null>> => {
    const inventory = await ask('getImageInventory', { signal });
    if (!inventory.ok) return inventory;
    const made = inventory.value.images.find(({ id }) => id === image.id)?.builds[0];
    if (made === undefined) return { ok: true, value: null };
    return ask('getBuild', { params: { id: made.buildId }, signal });
  });
  const build = answer.state === 'ready' ? answer.value : null;
  return useMemo(() => {
    if (build === null) return null;
    const model = parseDockerfile(build.dockerfileText);
    const { target, buildArgs } = build.options;
    const graph = buildGraph(model, { target, buildArgs });
    return { build, model, matched: matchHistory(model, graph, image.history) };
  }, [build, image]);
}
