import type { EngineStatus } from '@stagecraft/contracts';

/** Where an endpoint was found, as the status tells it. */
export type EndpointSource = Extract<EngineStatus, { state: 'ready' }>['source'];

/** Why there is no engine, as the status tells it. */
export type UnavailableReason = Extract<EngineStatus, { state: 'unavailable' }>['reason'];

/** An endpoint that may be an engine's. */
export interface Candidate {
  /** As in DOCKER_HOST. */
  readonly endpoint: string;
  readonly source: EndpointSource;
  /** Folder with `ca.pem`, `cert.pem` and `key.pem`; null without TLS. */
  readonly certPath: string | null;
}

export interface Absence {
  readonly reason: UnavailableReason;
  /** The system's own words. */
  readonly detail: string;
}
