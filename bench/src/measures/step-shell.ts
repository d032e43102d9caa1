import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultBuildOptions, type BuildOptions } from '@stagecraft/contracts';
import { parseDockerfile } from '@stagecraft/dockerfile';
import type { Page } from 'playwright-core';
import {
  failureCases,
  foreignProgram,
  type FailureCase,
} from '../../../apps/server/src/step-shell/failures.contract.ts';
import { findChromium, withPage } from '../browser/chromium.ts';
import { openShell, type OpenedShell } from '../browser/step-shell.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { connect, type Api } from '../stagecraft/api.ts';
import { startStagecraft } from '../stagecraft/process.ts';
import { missingForPage } from '../stagecraft/server.ts';
import { withFolder } from '../stagecraft/temporary.ts';

/** From the click to the command at the shell's prompt, over the cached build, ms. */
const goal = 2_000;

const builders = ['buildkit', 'classic'] as const;
type Builder = (typeof builders)[number];

function optionsOf(builder: Builder): BuildOptions {
  const secret = { id: 'key', source: { kind: 'typed' as const } };
  const secrets = builder === 'buildkit' ? [secret] : [];
  return { ...defaultBuildOptions('Dockerfile'), builder, secrets };
}

/** Whether a kind of failure can be written for a builder. Engine 20.10 reads no here-documents. */
const isFor = ({ needs }: FailureCase, builder: Builder): boolean =>
  needs === undefined || (needs === 'mounts' && builder === 'buildkit');

interface Stage {
  readonly api: Api;
  readonly page: Page;
  readonly folder: string;
}

/** Builds until it fails, then opens a shell before the failed step. */
async function failAndOpen(
  { api, page, folder }: Stage,
  { name, dockerfile, fromEnd = 1 }: FailureCase,
  builder: Builder,
): Promise<OpenedShell> {
  const dockerfileText = dockerfile(randomUUID());
  writeFileSync(path.join(folder, 'Dockerfile'), dockerfileText);
  const workspace = await api.openWorkspace(folder);
  const options = optionsOf(builder);
  const secretValues = { key: 's3cret\n' };
  const end = await api.build(workspace.id, options, dockerfileText, secretValues);
  if (end.type !== 'build.failed') throw new Error(`${name}: ${JSON.stringify(end)}`);
  return openShell(page, workspace.id, {
    options,
    dockerfileText,
    secretValues,
    instruction: parseDockerfile(dockerfileText).instructions.length - fromEnd,
    side: 'before',
  });
}

function resultsOf(builder: Builder, opened: readonly OpenedShell[]): readonly Result[] {
  const of = (what: string): string =>
    `shell at a failed step, ${builder}, ${String(opened.length)} kinds of failure: ${what}`;
  const prompts = opened.map(({ prompt }) => prompt);
  const none = { unit: 'ms', peer: null, peerName: null, runs: 1 } as const;
  return [
    result({
      name: of('command at the prompt (slowest)'),
      unit: 'ms',
      ours: Math.max(...prompts),
      peer: goal,
      peerName: 'goal',
      runs: 1,
    }),
    result({ name: of('the same (median)'), ours: percentile(prompts, 50), ...none }),
    result({
      name: of('state open (median)'),
      ours: percentile(
        opened.map(({ state }) => state),
        50,
      ),
      ...none,
    }),
  ];
}

async function measure(stage: Stage, builder: Builder): Promise<readonly Result[]> {
  const opened: OpenedShell[] = [];
  for (const one of failureCases.filter((failure) => isFor(failure, builder))) {
    opened.push(await failAndOpen(stage, one, builder));
  }
  return resultsOf(builder, opened);
}

async function run(engine: string, only: string): Promise<readonly Result[]> {
  return withFolder(async (home) => {
    const folder = path.join(home, 'workspace');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'file.txt'), 'content\n');
    writeFileSync(path.join(folder, 'foreign'), foreignProgram, { mode: 0o755 });
    const command = ['node', 'apps/server/dist/main.mjs', '--port', '0', '--engine', engine];
    const { url, stop } = await startStagecraft(command, path.join(home, 'home'));
    try {
      return await withPage(findChromium() ?? '', async (page) => {
        await page.goto(url.href);
        const stage = { api: connect(url), page, folder };
        const results: Result[] = [];
        for (const builder of builders.filter((name) => name.includes(only))) {
          results.push(...(await measure(stage, builder)));
        }
        return results;
      });
    } finally {
      await stop();
    }
  });
}

/** How long a shell takes to open where a build has failed, for each kind of failure that tests know. */
export const stepShellBench: Bench = {
  name: 'step-shell',
  run: async (only) => {
    const engine = process.env['DOCKER_HOST'] ?? '';
    const missing = engine === '' ? 'a Docker Engine (DOCKER_HOST)' : missingForPage();
    if (missing === null) return run(engine, only);
    const none = { ours: null, peer: null, peerName: null, runs: 0 };
    return [result({ name: 'shell at a failed step', unit: 'ms', ...none, missing })];
  },
};
