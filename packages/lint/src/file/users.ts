import type { Instruction } from '@stagecraft/dockerfile';
import { parseReference } from './bases.ts';
import type { LintFile, LintStage } from './types.ts';

/** What USER names, its group apart: `app` of `USER "app:staff"`; null when that is not known before a build. */
export function userOf(
  { resolver, model }: Pick<LintFile, 'resolver' | 'model'>,
  { index, words }: Instruction,
): string | null {
  const written = words[0]?.value ?? '';
  const isTrigger = model.instructions[index]?.keyword === 'ONBUILD';
  const value = written.includes('$') || isTrigger ? null : written;
  const whole = value ?? (isTrigger ? null : resolver.expand(index, written).value);
  return whole === null ? null : (unquoted(whole).split(':', 1)[0] ?? '');
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2').trim();
}

/** Whether a user (without its group) is root, as hadolint's DL3002 tells. */
export function isRoot(user: string): boolean {
  return user === 'root' || user === '0';
}

/**
 * Docker official images whose configuration names no user, so that they run as root
 * (https://github.com/docker-library/official-images).
 */
const ROOT_IMAGES = new Set(
  `almalinux alpine amazonlinux archlinux bash buildpack-deps busybox caddy centos debian docker
  eclipse-temurin fedora gcc golang gradle haproxy httpd julia mariadb maven mongo mysql nginx node
  openjdk oraclelinux perl php postgres python rabbitmq redis rockylinux ruby rust swift tomcat
  traefik ubuntu`.split(/\s+/),
);

/**
 * Whether the image that a line of stages begins with runs as root; null when that is not known.
 * `line` is what {@link LintFile.lineage} gives.
 */
export function baseIsRoot(
  { facts }: Pick<LintFile, 'facts'>,
  line: readonly LintStage[],
): boolean | null {
  const base = line.at(-1)?.stage?.base;
  if (base?.kind === 'scratch') return true;
  if (base?.kind !== 'image' || base.context !== undefined) return null;
  const known = facts.imageUsers?.[base.ref];
  if (known !== undefined) return known === '' || isRoot(known.split(':', 1)[0] ?? '');
  const { registry, repository } = parseReference(base.ref);
  const isHub = registry === null || registry === 'docker.io';
  return isHub && ROOT_IMAGES.has(repository.replace(/^library\//, '')) ? true : null;
}
