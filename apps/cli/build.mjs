import { mkdir, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// One plain file, so that the command starts at once. It is put in place whole: another call of the
// command line may be reading it.
const folder = fileURLToPath(new URL('.', import.meta.url));
const temporary = `dist/main.${process.pid}.tmp.mjs`;
await mkdir(`${folder}/dist`, { recursive: true });
await build({
  absWorkingDir: folder,
  entryPoints: ['src/main.ts'],
  outfile: temporary,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});
await rename(`${folder}/${temporary}`, `${folder}/dist/main.mjs`);
