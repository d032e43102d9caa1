import { copyFile, mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// One plain file, so that the command starts at once. It is put in place whole: another call of the
// command line may be reading it.
const folder = fileURLToPath(new URL('.', import.meta.url));
const temporary = `dist/main.${process.pid}.tmp.mjs`;
const require = createRequire(import.meta.url);
await mkdir(`${folder}/dist`, { recursive: true });
await build({
  absWorkingDir: folder,
  entryPoints: ['src/main.ts'],
  outfile: temporary,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Its build for Node is CommonJS, which can't be put into a module.
  alias: { yaml: join(dirname(require.resolve('yaml/package.json')), 'browser/index.js') },
  logLevel: 'warning',
});
// What reads shell commands is looked for beside the program.
for (const path of [
  require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
  require.resolve('tree-sitter-bash/tree-sitter-bash.wasm'),
]) {
  const copy = `${folder}/dist/${basename(path)}.${process.pid}.tmp`;
  await copyFile(path, copy);
  await rename(copy, `${folder}/dist/${basename(path)}`);
}
await rename(`${folder}/${temporary}`, `${folder}/dist/main.mjs`);
