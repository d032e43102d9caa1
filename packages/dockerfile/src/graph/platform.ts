const COMPONENT = /^[A-Za-z0-9_-]+$/;
/** An operating system may carry its version and features: `windows(10.0.17763+win32k)`. */
const SYSTEM = /^[A-Za-z0-9_-]+(?:\([A-Za-z0-9_.-]*(?:\+[A-Za-z0-9_.-]+)*\))?$/;

const SYSTEMS: ReadonlySet<string> = new Set(
  (
    'aix android darwin dragonfly freebsd hurd illumos ios js linux macos nacl netbsd openbsd ' +
    'plan9 solaris wasip1 windows zos'
  ).split(' '),
);
const ARCHITECTURES: ReadonlySet<string> = new Set(
  (
    '386 aarch64 amd64 amd64p32 arm arm64 arm64be armbe armel armhf i386 loong64 mips mips64 ' +
    'mips64le mips64p32 mips64p32le mipsle ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc ' +
    'sparc64 wasm x86-64 x86_64'
  ).split(' '),
);

/**
 * Whether BuildKit takes `text` as a platform: `os`, `arch`, `os/arch` or `os/arch/variant`. By the
 * rules of containerd's `platforms.Parse`: only a lone word must be a known system or architecture.
 */
export function isPlatform(text: string): boolean {
  const parts = text.split('/');
  const [first = '', ...rest] = parts;
  if (parts.length > 3 || !SYSTEM.test(first)) return false;
  if (!rest.every((part) => COMPONENT.test(part))) return false;
  if (rest.length > 0) return true;
  const word = first.toLowerCase().replace(/\(.*$/, '');
  return SYSTEMS.has(word) || ARCHITECTURES.has(word);
}
