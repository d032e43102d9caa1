import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import { discoverEngine } from './engine/discover.ts';

/**
 * Prints as JSON which engine would be used: `{"endpoint","source"}`, or `{"endpoint":null,"detail"}`
 * when none answers. `npm start` asks before it brings up a private one. Loads nothing but Node's own
 * modules.
 */
const { values } = parseArgs({ options: { engine: { type: 'string' } }, strict: false });
const found = await discoverEngine({
  option: typeof values.engine === 'string' ? values.engine : null,
  env: process.env,
  home: homedir(),
  platform: process.platform,
});
const answer = found.found
  ? { endpoint: found.endpoint, source: found.source }
  : { endpoint: null, tried: found.endpoint, reason: found.reason, detail: found.detail };
process.stdout.write(`${JSON.stringify(answer)}\n`);
