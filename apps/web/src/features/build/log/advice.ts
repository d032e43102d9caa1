import type { BuildFailure } from '@stagecraft/build-trace';

/** What to do after a failure; names of texts in the catalogue. */
export type Advice =
  | 'notFound'
  | 'notExecutable'
  | 'killed'
  | 'command'
  | 'image'
  | 'denied'
  | 'network'
  | 'missingFile'
  | 'space'
  | 'engine';

/** Words of the engine (BuildKit, moby, containerd) that tell what kind of failure it was. */
const signs: readonly (readonly [RegExp, Advice])[] = [
  [/no space left on device/i, 'space'],
  [
    /pull access denied|failed to authorize|authorization failed|401 unauthorized|authentication required|no basic auth credentials|requested access to the resource is denied/i,
    'denied',
  ],
  [
    /failed to compute cache key|failed to calculate checksum|: not found: not found/i,
    'missingFile',
  ],
  [/manifest unknown|repository does not exist|failed to resolve source metadata/i, 'image'],
  [
    /no such host|i\/o timeout|connection refused|TLS handshake|temporary failure in name/i,
    'network',
  ],
  [/httpReadSeeker|download failed after attempts|read tcp \S+: read: connection reset/, 'network'],
  [/(?:docker\.io|registry|image).*: not found/i, 'image'],
];

/**
 * Advice from the exit code (POSIX shell: 126 not executable, 127 not found, 128+n by signal n) or
 * the engine's words.
 */
export function adviceFor(failure: BuildFailure): Advice {
  switch (failure.exitCode) {
    case 127:
      return 'notFound';
    case 126:
      return 'notExecutable';
    case 137:
      return 'killed';
    default:
      break;
  }
  const sign = signs.find(([pattern]) => pattern.test(failure.message));
  if (sign) return sign[1];
  return failure.exitCode === null ? 'engine' : 'command';
}
