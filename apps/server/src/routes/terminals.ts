import { once } from 'node:events';
import { terminalEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { EngineAccess } from '../engine/access.ts';
import { sendFailure } from '../problems/send.ts';
import { ok } from '../problems/result.ts';
import type { Sessions } from '../sessions/service.ts';
import type { StepStates } from '../step-shell/states.ts';
import { followExecution, startExecution } from '../terminals/execute.ts';
import { openOnContainer } from '../terminals/open-process.ts';
import { terminalLimit, type Terminals } from '../terminals/terminals.ts';
import { expressPath, mount, parseInput } from './mount.ts';

/** Terminals and one-off commands. What a page sees of a terminal comes over a WebSocket. */
export function terminalRoutes(
  router: IRouter,
  terminals: Terminals,
  access: EngineAccess,
  others: {
    readonly states: Pick<StepStates, 'openShell'>;
    readonly sessions: Pick<Sessions, 'openShell'>;
    /** See `openOnContainer`. */
    readonly labels: Readonly<Record<string, string>>;
  },
): void {
  const { openTerminal, listTerminals, renameTerminal, closeTerminal, execute } = terminalEndpoints;
  mount(router, openTerminal, ({ body: { request, size } }) =>
    terminals.open(request, size, (first) => {
      if (request.kind === 'step') return others.states.openShell(request.state, first);
      if (request.kind === 'recorded') return others.sessions.openShell(request.session, first);
      return openOnContainer(access, request, first, others.labels);
    }),
  );
  mount(router, listTerminals, () =>
    ok({ terminals: [...terminals.list()], limit: terminalLimit }),
  );
  mount(router, renameTerminal, ({ param, body }) => terminals.rename(param('id'), body.title));
  mount(router, closeTerminal, ({ param }) => terminals.close(param('id')));
  router.post(expressPath(execute), async (request, response) => {
    const asked = parseInput(execute.body, request.body);
    if (!asked.ok) return sendFailure(response, asked.failure);
    const process = await startExecution(access, asked.value);
    if (!process.ok) return sendFailure(response, process.failure);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.setHeader('Cache-Control', 'no-store');
    response.type('application/x-ndjson');
    const tell = async (message: object): Promise<void> => {
      if (gone.signal.aborted || response.write(`${JSON.stringify(message)}\n`)) return;
      await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
    };
    await followExecution(process.value, tell, gone.signal);
    response.end();
  });
}
