// `node scripts/crashable-engine.mjs [PORT…]`: a private engine for tests of what happens when it crashes. It tells
// itself as a line of JSON on stdout, then does what each line on stdin says and answers with the same line: `crash`,
// `revive`, or `image NAME BYTES`, a new image library/NAME in its registry. It ends with stdin. PORT: where the host
// serves further registries without TLS.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startEngine } from './engine/engine.mjs';
import { provideRandom } from './engine/images.mjs';
import { withLifetime } from './lib/lifetime.mjs';

await withLifetime(async ({ signal, onEnd }) => {
  const dir = mkdtempSync(join(tmpdir(), 'stagecraft-engine-'));
  onEnd('the temporary folder', () => rmSync(dir, { recursive: true, force: true }));
  const { endpoint, registry, crash, revive, stop } = await startEngine({
    dir,
    temporary: true,
    registry: true,
    debian: false,
    plainPorts: process.argv.slice(2).map(Number),
    log: (line) => console.error(line),
    signal,
  });
  onEnd('the private engine', stop);
  console.log(JSON.stringify({ endpoint, registry }));
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, name = '', bytes] = line.split(' ');
    if (word === 'crash') await crash?.();
    if (word === 'revive') await revive?.();
    if (word === 'image') {
      await provideRandom(endpoint.replace('unix://', ''), registry ?? '', name, Number(bytes));
    }
    console.log(line);
  }
  return 0;
});
