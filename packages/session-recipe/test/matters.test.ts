import { expect, test } from 'vitest';
import { groupByMatter, installedPackages } from '../src/index.ts';

type Change = Parameters<typeof installedPackages>[0][number];
const changed = (path: string): Change => ({ path, change: 'changed' });
const added = (path: string): Change => ({ path, change: 'added' });
const matterOf = (change: Change): string | undefined => groupByMatter([change])[0]?.matter;

test.each([
  ['/var/lib/dpkg/status', 'packages'],
  ['/lib/apk/db/installed', 'packages'],
  ['/etc/apk/world', 'packages'],
  ['/etc/passwd', 'users'],
  ['/home/ada', 'users'],
  ['/home/ada/notes.txt', 'data'],
  ['/etc/nginx/nginx.conf', 'configuration'],
  ['/usr/local/etc/tool.conf', 'configuration'],
  ['/usr/sbin/nginx', 'programs'],
  ['/lib64/libz.so.1', 'programs'],
  ['/library/index.html', 'data'],
  ['/var/www/html/index.html', 'data'],
  ['/var/lib/dpkg/lock-frontend', 'runtime'],
  ['/var/lib/apt/lists/deb.gz', 'package-lists'],
  ['/var/cache/apt/pkgcache.bin', 'cache'],
  ['/var/log/dpkg.log', 'log'],
  ['/tmp/x', 'temporary'],
  ['/root/.bash_history', 'history'],
  ['/etc/passwd-', 'backup'],
  ['/run/nginx.pid', 'runtime'],
])('%s is part of %s', (path, matter) => {
  expect(matterOf(added(path))).toBe(matter);
});

test('noise comes last and is marked, and folders that only hold changes are left out', () => {
  const changes = [
    changed('/tmp'),
    added('/tmp/x'),
    changed('/srv'),
    added('/srv/page.html'),
    changed('/etc/passwd'),
  ];
  expect(groupByMatter(changes)).toEqual([
    { matter: 'users', noise: false, changes: [changed('/etc/passwd')] },
    { matter: 'data', noise: false, changes: [added('/srv/page.html')] },
    { matter: 'temporary', noise: true, changes: [added('/tmp/x')] },
  ]);
});

test('the packages that dpkg put in are named once each', () => {
  const changes = [
    added('/var/lib/dpkg/info/nginx.list'),
    added('/var/lib/dpkg/info/libc6:amd64.list'),
    changed('/var/lib/dpkg/info/libc6.list'),
    changed('/var/lib/dpkg/info/upgraded.list'),
    changed('/var/lib/dpkg/info/upgraded.md5sums'),
    changed('/var/lib/dpkg/info/only-put-in-order.list'),
    { path: '/var/lib/dpkg/info/gone.list', change: 'removed' } as const,
    added('/var/lib/dpkg/info/nginx.md5sums'),
  ];
  expect(installedPackages(changes)).toEqual(['libc6', 'nginx', 'upgraded']);
});
