// `npm run check`: types, lint, formatting, dead code, import arrows, translations, generated files, bundle size.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findArrowViolations } from './check/arrows.mjs';
import { withLifetime } from './lib/lifetime.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { runSteps } from './lib/steps.mjs';

/**
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {import('./lib/steps.mjs').Step}
 */
function tool(name, command, args) {
  return {
    name,
    run: async (signal) => {
      const { code, output } = await run(command, args, { signal });
      return { ok: code === 0, output };
    },
  };
}

/** @type {import('./lib/steps.mjs').Step} */
const arrows = {
  name: 'import arrows',
  run: async () => {
    const violations = await findArrowViolations(root);
    return { ok: violations.length === 0, output: violations.join('\n') };
  },
};

/** @type {import('./lib/steps.mjs').Step} */
const bundleSize = {
  name: 'bundle size (size-limit)',
  run: async (signal) => {
    if (!existsSync(join(root, 'apps/web/dist/.vite/manifest.json'))) {
      return { ok: false, output: 'apps/web is not built. Run `npm run build` first.' };
    }
    const { code, output } = await run('size-limit', [], { signal });
    return { ok: code === 0, output };
  },
};

await withLifetime(async ({ signal }) => {
  const failed = await runSteps(
    [
      tool('types (packages and apps)', 'turbo', ['run', 'typecheck', '--output-logs=errors-only']),
      tool('types (scripts)', 'tsc', ['--noEmit', '-p', 'scripts']),
      tool('lint (oxlint, type-aware)', 'oxlint', ['--type-aware', '--deny-warnings']),
      tool('formatting (prettier)', 'prettier', ['--check', '--log-level', 'warn', '.']),
      tool('dead code (knip)', 'knip', ['--no-progress', '--no-config-hints']),
      arrows,
      tool('translations', 'node', ['--import', 'tsx', 'scripts/check/translations.mjs']),
      tool('generated files', 'node', ['scripts/generate.mjs', '--check']),
      bundleSize,
    ],
    signal,
  );
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  return failed.length > 0 ? 1 : 0;
});
