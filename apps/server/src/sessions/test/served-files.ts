import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** Long ago, as archives keep the times of their files. */
const mtime = new Date('2001-02-03T04:05:06Z');

/** A gzipped archive of files that belong to root and are old. */
async function archiveOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, text] of Object.entries(files)) {
    const mode = name.includes('bin/') ? 0o755 : 0o644;
    if (name.endsWith('/')) archive.entry({ name, type: 'directory', mode: 0o755, mtime });
    else archive.entry({ name, mode, mtime }, text);
  }
  archive.finalize();
  return gzipSync(await buffer(archive));
}

/** One member of an `ar` archive (ar(5)), which a Debian package is. */
function member(name: string, content: Buffer): Buffer {
  const fields = [name.padEnd(16), '0'.padEnd(12), '0'.padEnd(6), '0'.padEnd(6)];
  const head = `${fields.join('')}${'100644'.padEnd(8)}${String(content.length).padEnd(10)}\`\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.alloc(content.length % 2, '\n')]);
}

/** A Debian package with a program, its page, and a user that it makes. */
async function littleWeb(): Promise<{ deb: Buffer; index: string }> {
  const control = [
    'Package: little-web',
    'Version: 1.0',
    'Architecture: all',
    'Maintainer: Nobody <nobody@example.org>',
    'Description: a very little web server',
  ].join('\n');
  const deb = Buffer.concat([
    Buffer.from('!<arch>\n'),
    member('debian-binary', Buffer.from('2.0\n')),
    member(
      'control.tar.gz',
      await archiveOf({
        './control': `${control}\n`,
        './postinst': '#!/bin/sh\nset -e\nmkdir -p /var/log/little-web\n',
      }),
    ),
    member(
      'data.tar.gz',
      await archiveOf({
        './usr/': '',
        './usr/sbin/': '',
        './usr/sbin/little-web': '#!/bin/sh\necho serving\nexec sleep infinity\n',
        './var/': '',
        './var/www/': '',
        './var/www/html/': '',
        './var/www/html/index.html': '<h1>It works</h1>\n',
      }),
    ),
  ]);
  const digest = createHash('sha256').update(deb).digest('hex');
  const more = `Filename: ./little-web.deb\nSize: ${String(deb.length)}\nSHA256: ${digest}\n`;
  return { deb, index: `${control}\n${more}` };
}

/**
 * Serves an archive (`app.tgz`) and a repository of Debian packages to containers.
 *
 * @param host address at which containers reach this machine
 */
export async function serveFiles(host: string) {
  const { deb, index } = await littleWeb();
  const files = new Map<string, Buffer>([
    [
      '/app.tgz',
      await archiveOf({ 'app/': '', 'app/bin/': '', 'app/bin/start': '#!/bin/sh\n', 'app/a': 'a' }),
    ],
    ['/little-web.deb', deb],
    ['/Packages', Buffer.from(index)],
  ]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const content = files.get(pathname.replace('/./', '/'));
    response.statusCode = content === undefined ? 404 : 200;
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `${host}:${String(port)}`,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
