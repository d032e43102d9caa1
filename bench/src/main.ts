/**
 * `npm run bench [NAME…] [-- --json] [--only=TEXT]`: measures and prints a table, or with `--json` a
 * list of `{name, unit, ours, peer, peerName, ratio, runs, missing?}` on standard output. `--only`
 * takes the cases of a measurement whose names contain the text.
 */
import { buildBench } from './measures/build.ts';
import { bundleBench } from './measures/bundle.ts';
import { canvasBench } from './measures/canvas.ts';
import { contextsBench } from './measures/contexts.ts';
import { keystrokeBench } from './measures/keystroke.ts';
import { latencyBench } from './measures/latency.ts';
import { layersBench } from './measures/layers.ts';
import { lintBench } from './measures/lint.ts';
import { logsBench } from './measures/logs.ts';
import { parseBench } from './measures/parse.ts';
import { startupBench } from './measures/startup.ts';
import { stepShellBench } from './measures/step-shell.ts';
import { terminalsBench } from './measures/terminals.ts';
import type { Result } from './report/result.ts';
import { table } from './report/table.ts';

const benches = [
  parseBench,
  lintBench,
  keystrokeBench,
  canvasBench,
  bundleBench,
  startupBench,
  buildBench,
  contextsBench,
  logsBench,
  latencyBench,
  layersBench,
  terminalsBench,
  stepShellBench,
];

const onlyOption = '--only=';

async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const only = args.find((arg) => arg.startsWith(onlyOption))?.slice(onlyOption.length) ?? '';
  const asked = args.filter((arg) => arg !== '--json' && !arg.startsWith(onlyOption));
  const names = benches.map(({ name }) => name);
  const wrong = asked.filter((name) => !names.includes(name));
  if (wrong.length > 0) {
    console.error(`Unknown: ${wrong.join(', ')}. There are: ${names.join(', ')}.`);
    return 2;
  }
  const results: Result[] = [];
  let code = 0;
  for (const bench of benches) {
    if (asked.length > 0 && !asked.includes(bench.name)) continue;
    console.error(`Measuring: ${bench.name}`);
    try {
      results.push(...(await bench.run(only)));
    } catch (error) {
      // The other measurements still count, but the run has failed.
      console.error(`${bench.name}: ${error instanceof Error ? error.message : String(error)}`);
      code = 1;
    }
  }
  console.log(json ? JSON.stringify(results, null, 2) : table(results));
  return code;
}

process.exitCode = await main(process.argv.slice(2));
