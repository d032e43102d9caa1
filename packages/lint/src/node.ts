import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createShellParser } from './shell/parser.ts';
import type { ShellParser } from './shell/types.ts';

/**
 * The shell parser in Node. Its modules stand beside the file that this is bundled into, or in
 * node_modules. Rejects when they are in neither place.
 */
export async function loadShellParser(): Promise<ShellParser> {
  const require = createRequire(import.meta.url);
  const [runtimeWasm, bashWasm] = await Promise.all([
    readModule('web-tree-sitter.wasm', () =>
      require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
    ),
    readModule('tree-sitter-bash.wasm', () =>
      require.resolve('tree-sitter-bash/tree-sitter-bash.wasm'),
    ),
  ]);
  return createShellParser({ runtimeWasm, bashWasm });
}

async function readModule(name: string, find: () => string): Promise<Uint8Array<ArrayBuffer>> {
  const beside = new URL(`./${name}`, import.meta.url);
  return new Uint8Array(await readFile(existsSync(beside) ? beside : find()));
}
