import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Bundles our own packages, which are TypeScript source, into plain files for Node; everything from
// npm stays outside and is loaded from node_modules.
const folder = fileURLToPath(new URL('.', import.meta.url));
rmSync(new URL('dist', import.meta.url), { recursive: true, force: true });

/** @type {import('esbuild').Plugin} */
const externalPackages = {
  name: 'external-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@stagecraft/') ? null : { path, external: true },
    );
  },
};

await build({
  absWorkingDir: folder,
  entryPoints: ['src/main.ts', 'src/command-main.ts', 'src/find-engine.ts'],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  loader: { '.proto': 'text', '.sql': 'text' },
  plugins: [externalPackages],
  logLevel: 'warning',
});
