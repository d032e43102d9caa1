import { isPlatform } from '@stagecraft/dockerfile';

/** A platform's system and architecture, by the names that Go has for them. */
export interface PlatformParts {
  readonly os: string;
  readonly architecture: string;
}

/** Other names of architectures: https://github.com/containerd/platforms/blob/main/database.go */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  i386: '386',
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
};
const SYSTEMS =
  /^(?:aix|android|darwin|dragonfly|freebsd|hurd|illumos|ios|js|linux|macos|nacl|netbsd|openbsd|plan9|solaris|wasip1|windows|zos)$/;

/**
 * Reads `os/arch[/variant]`, `os` or `arch`; null for what is no platform. What is left out is the
 * engine's own, which is not known: Linux, and no architecture.
 */
export function platformParts(platform: string): PlatformParts | null {
  if (!isPlatform(platform)) return null;
  const [first = '', second] = platform
    .toLowerCase()
    .replace(/\(.*?\)/, '')
    .split('/');
  const os = SYSTEMS.test(first) || second !== undefined ? first : 'linux';
  const written = second ?? (os === first ? '' : first);
  return { os: os === 'macos' ? 'darwin' : os, architecture: ARCHITECTURES[written] ?? written };
}
