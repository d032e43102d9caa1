import type { Instruction } from '@stagecraft/dockerfile';
import { parseReference } from '../../file/bases.ts';
import type { LintFile } from '../../file/types.ts';

/** Official images with GNU's userland and bash, unless their tag says `alpine`. */
const WITH_BASH = new Set([
  ...['debian', 'ubuntu', 'buildpack-deps', 'fedora', 'centos', 'rockylinux', 'almalinux'],
  ...['amazonlinux', 'oraclelinux', 'archlinux', 'opensuse/leap', 'opensuse/tumbleweed'],
  ...['python', 'node', 'ruby', 'golang', 'rust', 'php', 'perl', 'gcc', 'openjdk', 'maven'],
  ...['eclipse-temurin', 'gradle', 'nginx', 'httpd', 'postgres', 'mysql', 'mariadb', 'redis'],
]);

/**
 * What the image at the bottom of an instruction's stage has, by its name: GNU's tools with bash, or
 * busybox; null where the name does not tell.
 */
export function userlandOf(file: LintFile, instruction: Instruction): 'gnu' | 'busybox' | null {
  const base = file.lineage(file.stageOf(instruction)).at(-1)?.stage?.base;
  if (base?.kind !== 'image' || base.context !== undefined) return null;
  const { registry, repository, tag } = parseReference(base.ref);
  if (registry !== null && registry !== 'docker.io') return null;
  const name = repository.replace(/^library\//, '');
  if (name === 'alpine' || name === 'busybox' || tag?.includes('alpine') === true) return 'busybox';
  return WITH_BASH.has(name) ? 'gnu' : null;
}
