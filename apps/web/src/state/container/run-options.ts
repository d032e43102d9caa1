import { plainRun } from '@stagecraft/contracts';
import type { ImageDetail, PortBinding, RunContainerRequest } from '@stagecraft/contracts';
import { commandWords } from './command-words.ts';

/** A port that the image exposes, and what the person wants of it. */
export interface PortChoice {
  /** As the image has it: `8080/tcp`. */
  readonly port: string;
  readonly publish: boolean;
  /** As typed; empty or 0 for any free one. */
  readonly hostPort: string;
}

/** What the person chose, as it stands in the fields. */
export interface RunOptions {
  readonly ports: readonly PortChoice[];
  /** Whether other computers may connect to the ports, too. */
  readonly everyAddress: boolean;
  /** In place of the image's CMD; empty for what the image says. */
  readonly command: string;
  readonly remove: boolean;
}

/** The form of a port that can be published; EXPOSE may also name what is none, e.g. `0/tcp`. */
const publishable = /^[1-9]\d{0,4}\/(?:tcp|udp|sctp)$/;

/** Every exposed port at any free one, for this machine alone. */
export function defaultRunOptions(image: Pick<ImageDetail, 'config'> | null): RunOptions {
  const exposed = (image?.config.exposedPorts ?? []).filter((port) => publishable.test(port));
  return {
    ports: exposed
      .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
      .map((port) => ({ port, publish: true, hostPort: '' })),
    everyAddress: false,
    command: '',
    remove: true,
  };
}

/** The number that was typed, 0 for any free port; null when it is none. */
export function hostPortOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  if (!/^\d{1,5}$/.test(trimmed)) return null;
  const port = Number(trimmed);
  return port <= 65_535 ? port : null;
}

function bindingsOf({ ports, everyAddress }: RunOptions): PortBinding[] | null {
  const hostIp = everyAddress ? '0.0.0.0' : '127.0.0.1';
  const bindings: PortBinding[] = [];
  for (const { port, publish, hostPort } of ports) {
    if (!publish) continue;
    const typed = hostPortOf(hostPort);
    if (typed === null) return null;
    bindings.push({ port, hostIp, hostPort: typed });
  }
  return bindings;
}

/** What the server is asked for; null while a field has a value that cannot be. */
export function runRequest(image: string, options: RunOptions): RunContainerRequest | null {
  const ports = bindingsOf(options);
  const words = commandWords(options.command);
  if (ports === null || words === null) return null;
  const command = words.length === 0 ? null : [...words];
  return { ...plainRun, image, ports, command, remove: options.remove };
}
