/** What services are called by `service NAME start`, in the foreground. */
const services: Readonly<Record<string, readonly string[]>> = {
  nginx: ['nginx', '-g', 'daemon off;'],
  apache2: ['apachectl', '-D', 'FOREGROUND'],
  httpd: ['httpd', '-D', 'FOREGROUND'],
  ssh: ['/usr/sbin/sshd', '-D'],
  sshd: ['/usr/sbin/sshd', '-D'],
  cron: ['cron', '-f'],
  crond: ['crond', '-f'],
  'redis-server': ['redis-server', '--daemonize', 'no'],
  mysql: ['mysqld'],
  mariadb: ['mariadbd'],
  rsyslog: ['rsyslogd', '-n'],
  supervisor: ['supervisord', '-n'],
  dnsmasq: ['dnsmasq', '-k'],
  squid: ['squid', '-N'],
  haproxy: ['haproxy', '-db', '-f', '/etc/haproxy/haproxy.cfg'],
  lighttpd: ['lighttpd', '-D', '-f', '/etc/lighttpd/lighttpd.conf'],
};

interface Daemon {
  /** Name of the program, without its folder. */
  readonly program: RegExp;
  /** Whether these arguments keep it in the foreground. */
  readonly foreground: (args: readonly string[]) => boolean;
  /** Arguments that keep it there. */
  readonly fix: (args: readonly string[]) => readonly string[];
}

const having =
  (...flags: readonly string[]) =>
  (args: readonly string[]): boolean =>
    args.some((arg) => flags.includes(arg));
const adding =
  (...flags: readonly string[]) =>
  (args: readonly string[]): readonly string[] => [...flags, ...args];
const without =
  (...flags: readonly string[]) =>
  (args: readonly string[]): readonly string[] =>
    args.filter((arg) => !flags.includes(arg));
const lacking =
  (...flags: readonly string[]) =>
  (args: readonly string[]): boolean =>
    !args.some((arg) => flags.includes(arg));

/** To busybox's httpd `-f` alone says it; Apache's takes a file behind it. */
const isBusyboxForeground = (args: readonly string[]): boolean =>
  args.some((arg, at) => /^-[a-z]*f[a-z]*$/.test(arg) && !/^[^-]/.test(args[at + 1] ?? ''));

/** Programs that go to the background, by their own documentation, unless they are told otherwise. */
const daemons: readonly Daemon[] = [
  {
    program: /^nginx$/,
    foreground: (args) =>
      args.some((arg) => /daemon\s+off/.test(arg)) || having('-t', '-T', '-v', '-V', '-h')(args),
    fix: (args) => [...args, '-g', 'daemon off;'],
  },
  {
    program: /^(?:apache2ctl|apachectl|httpd|apache2)$/,
    foreground: (args) =>
      args.some((arg) => /FOREGROUND|NO_DETACH/.test(arg)) ||
      having('-X', '-t', '-v')(args) ||
      isBusyboxForeground(args),
    fix: (args) => [...without('-k', 'start', 'restart', 'graceful')(args), '-D', 'FOREGROUND'],
  },
  { program: /^sshd$/, foreground: having('-D', '-d', '-t', '-T'), fix: adding('-D') },
  { program: /^crond?$/, foreground: having('-f', '-n'), fix: adding('-f') },
  {
    program: /^php-fpm[\d.]*$/,
    foreground: having('-F', '--nodaemonize', '-t', '-v'),
    fix: adding('-F'),
  },
  { program: /^supervisord$/, foreground: having('-n', '--nodaemon'), fix: adding('-n') },
  { program: /^rsyslogd$/, foreground: having('-n'), fix: adding('-n') },
  {
    program: /^dnsmasq$/,
    foreground: having('-k', '-d', '--keep-in-foreground', '--no-daemon'),
    fix: adding('-k'),
  },
  { program: /^squid$/, foreground: having('-N', '--foreground'), fix: adding('-N') },
  { program: /^named$/, foreground: having('-f', '-g'), fix: adding('-g') },
  { program: /^lighttpd$/, foreground: having('-D', '-t'), fix: adding('-D') },
  { program: /^(?:memcached|ntpd)$/, foreground: lacking('-d'), fix: without('-d') },
  { program: /^haproxy$/, foreground: lacking('-D'), fix: without('-D') },
  { program: /^mongod$/, foreground: lacking('--fork'), fix: without('--fork') },
  {
    program: /^(?:mysqld|mariadbd)$/,
    foreground: lacking('--daemonize', '-D'),
    fix: without('--daemonize', '-D'),
  },
  {
    program: /^redis-server$/,
    foreground: (args) =>
      args[args.indexOf('--daemonize') + 1] !== 'yes' || !args.includes('--daemonize'),
    fix: (args) => args.map((arg, at) => (args[at - 1] === '--daemonize' ? 'no' : arg)),
  },
  {
    program: /^gunicorn$/,
    foreground: lacking('-D', '--daemon'),
    fix: without('-D', '--daemon'),
  },
  {
    program: /^catalina\.sh$/,
    foreground: (args) => !args.includes('start'),
    fix: (args) => args.map((arg) => (arg === 'start' ? 'run' : arg)),
  },
];

const baseName = (program: string): string => program.slice(program.lastIndexOf('/') + 1);

/** The name in `service NAME start`, `/etc/init.d/NAME start`, `systemctl start NAME`; null for all else. */
function startedService(words: readonly string[]): string | null {
  const [program = '', first = '', second = ''] = words;
  const verb = /^(?:start|restart)$/;
  const called = baseName(program);
  if ((called === 'service' || called === 'invoke-rc.d') && verb.test(second)) return first;
  if (called === 'systemctl' && verb.test(first)) return second.replace(/\.service$/, '');
  if (program.startsWith('/etc/init.d/') && verb.test(first)) return called;
  if (called === 'rc-service' && verb.test(second)) return first;
  return null;
}

/**
 * The same program in the foreground (`words` null where that is not known); null where nothing says that
 * it goes to the background. Takes the program's name and its arguments.
 */
export function inForeground(
  words: readonly string[],
): { readonly words: readonly string[] | null } | null {
  const service = startedService(words);
  if (service !== null) {
    const known = services[service];
    const fpm = /^php[\d.]*-fpm$/.test(service) ? [service, '-F'] : null;
    return { words: known ?? fpm };
  }
  const [program = '', ...args] = words;
  if (baseName(program) === 'start-stop-daemon') return { words: null };
  if (baseName(program) === 'pg_ctl' && args.includes('start')) return { words: null };
  const daemon = daemons.find((one) => one.program.test(baseName(program)));
  if (daemon === undefined || daemon.foreground(args)) return null;
  return { words: [program, ...daemon.fix(args)] };
}
