import type { ImageDetail } from '@stagecraft/contracts';

/** An image of 7 bytes whose id is one letter over and over. */
export function imageDetail(letter: string, tags: string[], createdAt: number): ImageDetail {
  return {
    id: `sha256:${letter.repeat(64)}`,
    tags,
    digests: [],
    size: 7,
    createdAt,
    os: 'linux',
    architecture: 'amd64',
    variant: null,
    author: '',
    layers: [],
    config: {
      user: '',
      workingDir: '',
      entrypoint: null,
      cmd: null,
      env: [],
      exposedPorts: [],
      volumes: [],
      labels: {},
      stopSignal: null,
      shell: null,
      healthcheck: null,
      onBuild: [],
    },
    history: [],
  };
}
