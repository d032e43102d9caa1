// `npm run check`: types, lint, formatting, dead code, import arrows, translations, generated files, bundle size.
import './bootstrap/node-version.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { checks } from './check/steps.mjs';
import { withLifetime } from './lib/lifetime.mjs';
import { runSteps } from './lib/steps.mjs';

await withLifetime(async ({ signal }) => {
  await ensureDependencies((line) => console.log(line), signal);
  const failed = await runSteps(checks, signal);
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  return failed.length > 0 ? 1 : 0;
});
