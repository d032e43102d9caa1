import type { Endpoint } from './endpoints.ts';
import {
  CommitSessionRequest,
  CommittedSession,
  ProposeRecipeRequest,
  ProveRecipeRequest,
  RecordedSession,
  RecordedSessions,
  SessionChanges,
  SessionRecipe,
  StartSessionRequest,
} from './session.ts';

/** Recorded sessions: from work in a container to a Dockerfile that repeats it. */
export const sessionEndpoints = {
  listSessions: {
    method: 'GET',
    path: '/api/recorded-sessions',
    summary: 'Sessions of this server, newest first.',
    response: RecordedSessions,
  },
  startSession: {
    method: 'POST',
    path: '/api/recorded-sessions',
    summary: 'Starts a container in which a recorded shell can be opened.',
    body: StartSessionRequest,
    response: RecordedSession,
  },
  followSession: {
    method: 'GET',
    path: '/api/recorded-sessions/{id}/live',
    summary: 'A session as it is, again whenever a command begins or ends.',
    stream: 'ndjson',
    message: 'RecordedSession',
  },
  endSession: {
    method: 'DELETE',
    path: '/api/recorded-sessions/{id}',
    summary: 'Removes a session and its container.',
  },
  getSessionChanges: {
    method: 'GET',
    path: '/api/recorded-sessions/{id}/changes',
    summary: 'What the container has otherwise than its image, with noise marked.',
    response: SessionChanges,
  },
  commitSession: {
    method: 'POST',
    path: '/api/recorded-sessions/{id}/commit',
    summary: 'Makes an image of the container as it is, configured as the image it began with.',
    body: CommitSessionRequest,
    response: CommittedSession,
  },
  proposeRecipe: {
    method: 'POST',
    path: '/api/recorded-sessions/{id}/recipe',
    summary: 'A Dockerfile that repeats the session, with the evidence for each line.',
    body: ProposeRecipeRequest,
    response: SessionRecipe,
  },
  proveRecipe: {
    method: 'POST',
    path: '/api/recorded-sessions/{id}/proof',
    summary: 'Builds a proposal with the files of the session, to be compared with the commit.',
    body: ProveRecipeRequest,
    stream: 'ndjson',
    message: 'ProofMessage',
  },
} as const satisfies Record<string, Endpoint>;
