import { ensureBuilt } from '../bootstrap/build.mjs';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { findArrowViolations } from './arrows.mjs';

/**
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {import('../lib/steps.mjs').Step}
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

/** Everything that is checked without running the product. @type {readonly import('../lib/steps.mjs').Step[]} */
export const checks = [
  tool('types of packages and apps', 'turbo', [
    'run',
    'typecheck',
    '--continue',
    '--output-logs=errors-only',
  ]),
  tool('types of scripts', 'tsc', ['--noEmit', '-p', 'scripts']),
  tool('lint', 'oxlint', ['--type-aware', '--deny-warnings', '--format=unix']),
  tool('formatting', 'prettier', ['--check', '--log-level', 'warn', '.']),
  tool('dead code', 'knip', ['--no-progress', '--no-config-hints']),
  {
    name: 'import arrows',
    run: async () => {
      const violations = await findArrowViolations(root);
      return { ok: violations.length === 0, output: violations.join('\n') };
    },
  },
  tool('translations', 'node', ['--import', 'tsx', 'scripts/check/translations.mjs']),
  tool('generated files', 'node', ['scripts/generate.mjs', '--check']),
  {
    name: 'bundle size',
    run: async (signal) => {
      await ensureBuilt(() => {}, signal);
      const { code, output } = await run('size-limit', [], { signal });
      return { ok: code === 0, output };
    },
  },
];
