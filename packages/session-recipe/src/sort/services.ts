import type { ShellLine } from '../shell/line.ts';
import { plainWord } from '../shell/words.ts';

/** A command that starts a service in the background; `foreground` is null where none is known. */
export interface StartedService {
  readonly foreground: readonly string[] | null;
}

/** From the images that Docker publishes of them: how each stays in the foreground. */
const foregrounds: Readonly<Record<string, readonly string[]>> = {
  nginx: ['nginx', '-g', 'daemon off;'],
  apache2: ['apache2ctl', '-D', 'FOREGROUND'],
  httpd: ['httpd', '-D', 'FOREGROUND'],
  ssh: ['/usr/sbin/sshd', '-D'],
  sshd: ['/usr/sbin/sshd', '-D'],
  cron: ['cron', '-f'],
  'redis-server': ['redis-server', '--daemonize', 'no'],
};

const withoutPath = (name: string): string => name.replace(/^.*\//, '');

/** Busybox's httpd takes `-h`, Apache's does not. */
function serverOf(name: string, rest: readonly string[]): readonly string[] | null {
  if (name === 'httpd' && rest.includes('-h')) return ['httpd', '-f', ...rest];
  if ((name === 'nginx' || name === 'httpd') && rest.length === 0) return foregrounds[name] ?? null;
  if (name === 'sshd' && rest.length === 0) return foregrounds['sshd'] ?? null;
  if ((name === 'apache2ctl' || name === 'apachectl') && rest[0] === 'start')
    return foregrounds['apache2'] ?? null;
  return null;
}

/** Whether a line starts a service, which no image keeps running. */
export function startedService(line: ShellLine): StartedService | null {
  const [command] = line.commands;
  if (line.commands.length !== 1 || command === undefined || line.operators.includes('|'))
    return null;
  const words = command.words.map(({ text }) => plainWord(text));
  if (words.some((word) => word === null)) return null;
  const [name = '', ...rest] = words.flatMap((word) => word ?? []);
  const script = /^\/etc\/init\.d\/([\w.-]+)$/.exec(name)?.[1];
  const service = script ?? (name === 'service' ? rest[0] : undefined);
  const action = script === undefined ? rest[1] : rest[0];
  if (service !== undefined && /^(?:re)?(?:start|load)$/.test(action ?? '')) {
    return { foreground: foregrounds[service] ?? null };
  }
  if (name === 'systemctl' && rest[0] === 'start')
    return { foreground: foregrounds[rest[1] ?? ''] ?? null };
  const foreground = serverOf(withoutPath(name), rest);
  if (foreground !== null && !rest.includes('-f')) return { foreground };
  // `server &`: what is in the background is what the image would run.
  return line.operators.at(-1) === '&' ? { foreground: [name, ...rest] } : null;
}
