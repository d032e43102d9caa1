import type { ApiResult } from '../../api/client.ts';
import type { LogSearchResult, LogWindow } from '@stagecraft/contracts';
import type { BuildSlice } from '../build-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';

/** Bytes, about, that the log of the shown build may take in the page; the server has all of it. */
export const logLimit = 50_000_000;

type LogReading = Pick<BuildSlice, 'searchBuildLog' | 'readBuildLog'>;

/** What the server knows of the shown build's log. */
export function createLogReading(ports: Ports, store: AppStore): LogReading {
  const idOfActive = (): string => store.getState().activeBuildId ?? '';
  return {
    searchBuildLog: (text, regex, signal): Promise<ApiResult<LogSearchResult>> =>
      ports.api.call('searchBuildLog', {
        params: { id: idOfActive() },
        query: { text, regex: regex ? '1' : '0' },
        signal,
      }),
    readBuildLog: (step, from, count): Promise<ApiResult<LogWindow>> =>
      ports.api.call('readBuildLog', {
        params: { id: idOfActive() },
        query: { step, from: String(from), count: String(count) },
      }),
  };
}
