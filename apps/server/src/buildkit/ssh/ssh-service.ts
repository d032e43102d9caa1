import { connect, type Socket } from 'node:net';
import protobuf from 'protobufjs';
import { decodeBytes, encodeBytes } from '../bytes-message.ts';
import {
  grpcStatus,
  StatusError,
  unary,
  type Call,
  type CallHandler,
  type Method,
} from '../session/call.ts';

/** `moby.sshforward.v1.SSH/CheckAgent`, from its field numbers. */
const request = protobuf
  .parse('syntax = "proto3"; message CheckAgentRequest { string id = 1; }')
  .root.lookupType('CheckAgentRequest');

/** The id of `RUN --mount=type=ssh` without one. */
const defaultId = 'default';

/** Passes an agent's answers on, no faster than the engine takes them. */
function passAnswers(agent: Socket, call: Call): void {
  agent.on('data', (bytes: Buffer) => {
    if (call.send(encodeBytes(bytes))) return;
    agent.pause();
    void call.drained().then(() => agent.resume());
  });
  agent.on('error', (error) => call.end(grpcStatus.unknown, error.message));
  agent.on('close', () => call.end(grpcStatus.ok));
}

function forward(socket: string, call: Call): CallHandler {
  const agent = connect(socket);
  passAnswers(agent, call);
  agent.on('drain', () => call.resume());
  return {
    message(message) {
      if (!agent.write(decodeBytes(message))) call.pause();
    },
    complete: () => void agent.end(),
    closed: () => void agent.destroy(),
  };
}

/**
 * The session methods by which a build talks to SSH agents of this machine. Keys never leave an agent:
 * it signs what the build asks it to sign.
 *
 * @param agents id of the mount → the agent's socket
 */
export function sshMethods(agents: ReadonlyMap<string, string>): ReadonlyMap<string, Method> {
  const checkAgent = unary((message) => {
    const plain: unknown = request.toObject(request.decode(message), { defaults: true });
    const { id } = plain as { readonly id: string };
    if (!agents.has(id || defaultId))
      throw new StatusError(grpcStatus.notFound, `no SSH agent for ${id}`);
    return new Uint8Array();
  });
  const forwardAgent = (call: Call): CallHandler => {
    const id = call.metadata.get('buildkit.ssh.id')?.[0] || defaultId;
    const socket = agents.get(id);
    if (socket !== undefined) return forward(socket, call);
    call.end(grpcStatus.notFound, `no SSH agent for ${id}`);
    return { message: () => undefined };
  };
  return new Map([
    ['/moby.sshforward.v1.SSH/CheckAgent', checkAgent],
    ['/moby.sshforward.v1.SSH/ForwardAgent', forwardAgent],
  ]);
}
