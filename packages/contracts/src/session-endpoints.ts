import { CommitContainerRequest, CommittedImage } from './container-life.ts';
import type { Endpoint } from './endpoints.ts';
import {
  KeepLinesRequest,
  ProposeRecipeRequest,
  ProveRecipeRequest,
  RecordedSession,
  RecordedSessions,
  SavedRecipe,
  SaveRecipeRequest,
  SessionChanges,
  SessionRecipe,
  SessionWork,
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
    summary:
      'Begins a session in a new container or in one that is there; a terminal of kind `recorded` opens its shell.',
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
    summary: 'Removes a session, and its container where that was made for it.',
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
    body: CommitContainerRequest,
    response: CommittedImage,
  },
  proposeRecipe: {
    method: 'POST',
    path: '/api/recorded-sessions/{id}/recipe',
    summary: 'A Dockerfile that repeats the session, with the evidence for each line.',
    body: ProposeRecipeRequest,
    response: SessionRecipe,
  },
  getSessionWork: {
    method: 'GET',
    path: '/api/recorded-sessions/{id}/work',
    summary: 'What has been made of a session so far: commit, proposal as it was edited, proof.',
    response: SessionWork,
  },
  keepLines: {
    method: 'PUT',
    path: '/api/recorded-sessions/{id}/lines',
    summary: 'Keeps a proposal as the person has edited it, until the next one.',
    body: KeepLinesRequest,
  },
  saveRecipe: {
    method: 'POST',
    path: '/api/recorded-sessions/{id}/save',
    summary: 'Writes a proposal and the files that it copies into a workspace.',
    body: SaveRecipeRequest,
    response: SavedRecipe,
  },
  proveRecipe: {
    method: 'POST',
    path: '/api/recorded-sessions/{id}/proof',
    summary:
      'Builds a proposal with the files of the session, and compares what it makes with the commit.',
    body: ProveRecipeRequest,
    stream: 'ndjson',
    message: 'ProofMessage',
  },
} as const satisfies Record<string, Endpoint>;
