import type { CommandNoteCode } from './notes.ts';

/** A flag of `docker build`, `docker buildx build` or `podman build`, and how it is written. */
export interface Flag {
  /** Without dashes. */
  readonly name: string;
  /** A switch takes a value only behind `=`. */
  readonly isSwitch: boolean;
  /** Why it is not taken; null for those that the options hold. */
  readonly refusal: CommandNoteCode | null;
}

/** `name` or `name,n` with its one-letter form. */
const taken = {
  values:
    'add-host annotation build-arg build-context cache-from cache-to cpu-shares,c cpuset-cpus file,f label ' +
    'memory,m memory-swap network no-cache-filter output,o platform secret shm-size ssh tag,t target ulimit',
  switches: 'load no-cache pull',
};

// https://docs.docker.com/reference/cli/docker/buildx/build/, …/docker/image/build/ (classic builder),
// https://docs.podman.io/en/latest/markdown/podman-build.1.html
const refused: readonly (readonly [CommandNoteCode, 'values' | 'switches', string])[] = [
  ['push', 'switches', 'push'],
  ['no-effect', 'values', 'iidfile metadata-file progress logfile'],
  [
    'no-effect',
    'switches',
    'quiet,q rm force-rm compress debug,D disable-content-trust stdin stream tls-verify',
  ],
  ['engine-flag', 'values', 'builder authfile cert-dir creds'],
  [
    'unsupported',
    'values',
    'allow attest call cgroup-parent cpu-period cpu-quota cpuset-mems isolation policy provenance sbom ' +
      'security-opt add-group-add arch build-arg-file cap-add cap-drop cgroupns config cpp-flag ' +
      'decryption-key device dns dns-option dns-search env,e format from group-add hooks-dir ignorefile ' +
      'ipc jobs layer-label manifest os os-feature os-version pid retry retry-delay runtime sign-by ' +
      'timestamp unsetenv unsetlabel userns userns-gid-map userns-uid-map uts variant volume,v',
  ],
  [
    'unsupported',
    'switches',
    'check squash all-platforms disable-compression http-proxy identity-label inherit-labels layers ' +
      'no-hostname no-hosts omit-history save-stages skip-unused-stages squash-all',
  ],
];

const byName = new Map<string, Flag>();
for (const [refusal, kind, text] of [
  [null, 'values', taken.values] as const,
  [null, 'switches', taken.switches] as const,
  ...refused,
]) {
  for (const entry of text.split(' ')) {
    const [name = '', letter] = entry.split(',');
    const flag: Flag = { name, isSwitch: kind === 'switches', refusal };
    byName.set(`--${name}`, flag);
    if (letter !== undefined) byName.set(`-${letter}`, flag);
  }
}

/** The flag of that name, as written with its dashes: `--tag`, `-t`. */
export function flagOf(written: string): Flag | undefined {
  return byName.get(written);
}
