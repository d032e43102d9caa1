import type { WorkspacePath } from '@stagecraft/contracts';

/** A port that the image exposes, and what the person wants of it. */
export interface PortChoice {
  /** As the image has it: `8080/tcp`. */
  readonly port: string;
  readonly publish: boolean;
  /** As typed; empty or 0 for any free one. */
  readonly hostPort: string;
}

/** A port that the image does not expose, as it was typed. */
export interface ExtraPort {
  /** Of the container: `8080` or `53/udp`. */
  readonly port: string;
  readonly hostPort: string;
}

/** What the container finds at a path, as it was typed. */
export interface MountChoice {
  readonly kind: 'volume' | 'bind' | 'tmpfs';
  /** Of a volume; empty for one without a name. */
  readonly name: string;
  /** Of a bind mount; null while none is chosen. */
  readonly source: WorkspacePath | null;
  readonly target: string;
  readonly readOnly: boolean;
}

export type RestartName = 'no' | 'always' | 'unless-stopped' | 'on-failure';

/** What the person chose for a run, as it stands in the fields. */
export interface RunOptions {
  /** Empty for one that the engine makes up. */
  readonly name: string;
  readonly ports: readonly PortChoice[];
  readonly extraPorts: readonly ExtraPort[];
  /** Every port that the image exposes, each at any free one, on every address (`-P`). */
  readonly publishAll: boolean;
  /** Whether other computers may connect to the ports, too. */
  readonly everyAddress: boolean;
  /** Address of the engine's machine to listen at instead; empty for none. */
  readonly address: string;
  /** Whether the page opens the first port that it reaches, once a web server answers there. */
  readonly openPage: boolean;
  /** In place of the image's CMD; empty for what the image says. */
  readonly command: string;
  /** In place of the image's ENTRYPOINT; empty for what the image says. */
  readonly entrypoint: string;
  readonly remove: boolean;
  readonly interactive: boolean;
  readonly tty: boolean;
  /** Only for the command that is shown: here, every container goes on by itself. */
  readonly detached: boolean;
  /** `NAME=value` or `NAME`, one a line. */
  readonly env: string;
  readonly envFile: WorkspacePath | null;
  readonly mounts: readonly MountChoice[];
  readonly user: string;
  readonly workingDir: string;
  readonly restart: RestartName;
  /** Of `on-failure`; empty for no limit. */
  readonly retries: string;
  /** `512m`; empty for no limit. */
  readonly memory: string;
  /** `1.5`; empty for no limit. */
  readonly cpus: string;
  /** Name of a network; empty for the engine's usual one. */
  readonly network: string;
}

/** The image as it is, removed when it has ended. */
export const plainOptions: RunOptions = {
  name: '',
  ports: [],
  extraPorts: [],
  publishAll: false,
  everyAddress: false,
  address: '',
  openPage: true,
  command: '',
  entrypoint: '',
  remove: true,
  interactive: false,
  tty: false,
  detached: false,
  env: '',
  envFile: null,
  mounts: [],
  user: '',
  workingDir: '',
  restart: 'no',
  retries: '',
  memory: '',
  cpus: '',
  network: '',
};
