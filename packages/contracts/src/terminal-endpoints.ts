import type { Endpoint } from './endpoints.ts';
import {
  ExecutionRequest,
  OpenTerminalRequest,
  RenameTerminalRequest,
  Terminal,
  TerminalList,
} from './terminal.ts';

/** Terminals, and commands in containers. */
export const terminalEndpoints = {
  openTerminal: {
    method: 'POST',
    path: '/api/terminals',
    summary:
      'Opens a terminal, which goes on when the page is closed. A page shows it over a WebSocket at ' +
      '`/api/terminals/{id}/socket`.',
    body: OpenTerminalRequest,
    response: Terminal,
  },
  listTerminals: {
    method: 'GET',
    path: '/api/terminals',
    summary: 'Terminals that run or have ended, oldest first.',
    response: TerminalList,
  },
  renameTerminal: {
    method: 'PUT',
    path: '/api/terminals/{id}',
    summary: 'Gives a terminal a name.',
    body: RenameTerminalRequest,
    response: Terminal,
  },
  closeTerminal: {
    method: 'DELETE',
    path: '/api/terminals/{id}',
    summary:
      'Ends what runs in a terminal, or detaches from a container, and forgets the terminal.',
  },
  execute: {
    method: 'POST',
    path: '/api/executions',
    summary:
      'Runs one command in a container without a terminal and tells what it writes and its exit code. ' +
      'Closing the connection ends it.',
    body: ExecutionRequest,
    stream: 'ndjson',
    message: 'ExecutionMessage',
  },
} as const satisfies Record<string, Endpoint>;
