import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';
import { controlMethods, decodeWorkerPlatforms } from '../../../buildkit/proto/control.ts';
import { dialControl } from '../dial.ts';
import { callUnary, createGrpcClient, type GrpcClient } from './grpc-client.ts';

/** An engine that has the API answers at once; a proxy on the way may never do. */
const openLimitMs = 3000;

/** What is known of an engine's control API. */
export interface ControlFacts {
  /** What its containers can run, each `os/arch[/variant]`, the native one first. */
  readonly platforms: readonly string[];
}

/** BuildKit's control API of one engine, where it offers one. */
export interface ControlApi {
  /** Asked once; null where there is none. */
  facts(): Promise<ControlFacts | null>;
  /** A connection of its own, to be closed; null when the engine does not open one. */
  open(): Promise<GrpcClient | null>;
}

async function openClient(docker: Docker): Promise<GrpcClient | null> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), openLimitMs);
  let socket: Duplex;
  try {
    socket = await dialControl(docker, limit.signal);
  } catch {
    // Whatever the reason is: builds go the other way, and tell of an engine that is gone.
    return null;
  } finally {
    clearTimeout(timer);
  }
  return createGrpcClient(socket);
}

async function readFacts(docker: Docker): Promise<ControlFacts | null> {
  const client = await openClient(docker);
  if (!client) return null;
  const timer = setTimeout(() => client.close(), openLimitMs);
  const end = await callUnary(client, controlMethods.listWorkers, new Uint8Array()).ended;
  clearTimeout(timer);
  client.close();
  return end.state === 'ok' ? { platforms: decodeWorkerPlatforms(end.response) } : null;
}

export function createControlApi(docker: Docker): ControlApi {
  let facts: Promise<ControlFacts | null> | null = null;
  return {
    facts: () => (facts ??= readFacts(docker)),
    open: () => openClient(docker),
  };
}
