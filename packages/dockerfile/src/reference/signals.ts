import type { SignalReference } from './types.ts';

function signal(name: string, number: number, en: string, zh: string): SignalReference {
  return { name, number, text: { en, 'zh-CN': zh } };
}

/** Signals that make sense for STOPSIGNAL, the ones used most first. */
export const signalReference: readonly SignalReference[] = [
  signal('SIGTERM', 15, 'Please end: the default.', '请求结束：默认值。'),
  signal(
    'SIGINT',
    2,
    'As Ctrl+C; PostgreSQL’s fast shutdown.',
    '相当于 Ctrl+C；PostgreSQL 的快速关闭。',
  ),
  signal(
    'SIGQUIT',
    3,
    'Graceful end of nginx and PHP-FPM; other programs dump core.',
    'nginx、PHP-FPM 的平滑退出；其他程序会转储核心。',
  ),
  signal(
    'SIGHUP',
    1,
    'Terminal gone; many daemons reload.',
    '终端断开；许多守护进程会重新加载配置。',
  ),
  signal('SIGKILL', 9, 'Ends at once, without cleaning up.', '立即结束，来不及清理。'),
  signal('SIGUSR1', 10, 'Meaning is up to the program.', '含义由程序自定。'),
  signal('SIGUSR2', 12, 'Meaning is up to the program.', '含义由程序自定。'),
  signal('SIGWINCH', 28, 'Graceful end of Apache httpd.', 'Apache httpd 的平滑退出。'),
  signal('SIGRTMIN+3', 37, 'Halts systemd.', '让 systemd 停机。'),
];
