import type { RunContainerRequest } from './container-run.ts';

/** A run of the image as it is. */
export const plainRun = {
  name: null,
  ports: [],
  command: null,
  entrypoint: null,
  remove: false,
  interactive: false,
  tty: false,
  detached: false,
  start: true,
  env: [],
  envFile: null,
  mounts: [],
  user: '',
  workingDir: '',
  restart: { name: 'no', retries: 0 },
  memory: null,
  cpus: null,
  network: null,
  allowHostNetwork: false,
} satisfies Omit<RunContainerRequest, 'image'>;
