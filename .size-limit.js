import { existsSync, readFileSync } from 'node:fs';

const dist = 'apps/web/dist';
const manifestPath = `${dist}/.vite/manifest.json`;

/** Every file that the browser loads before it can show the shell: the entry and its static imports. */
function firstLoad() {
  if (!existsSync(manifestPath)) return [];
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...files].map((file) => `${dist}/${file}`);
}

export default [
  { name: 'shell, first load without Monaco', path: firstLoad(), gzip: true, limit: '250 kB' },
];
