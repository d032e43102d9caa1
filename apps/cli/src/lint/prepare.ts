import {
  buildGraph,
  compileIgnore,
  createResolver,
  parseDockerfile,
  type GraphOptions,
} from '@stagecraft/dockerfile';
import type { LintFacts, LintInput, Policy, ScriptReader } from '@stagecraft/lint';
import { dirname, resolve } from 'node:path';
import { findIgnoreFile } from '../input/ignore-file.ts';

/** What all files of one call have in common. */
export interface LintSetting {
  readonly folder: string;
  readonly policy: Policy;
  readonly options: GraphOptions;
  /** Null where no rule that is asked reads shell commands. */
  readonly readScript: ScriptReader | null;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * Makes what the linter takes from a file's text. The build context is taken to be the file's folder;
 * of standard input nothing but the text is known.
 */
export async function prepareInput(
  name: string,
  { folder, policy, options, readScript, now }: LintSetting,
): Promise<(text: string) => LintInput> {
  const ignore = name === '-' ? null : await ignoreRules(resolve(folder, name));
  const facts: LintFacts = {
    ignore,
    imagePlatforms: null,
    imageUsers: null,
    imageDigests: null,
    installed: null,
    now,
  };
  return (text) => {
    const model = parseDockerfile(text);
    const graph = buildGraph(model, options);
    const resolver = createResolver(model, graph, options);
    return { model, graph, resolver, policy, facts, readScript };
  };
}

async function ignoreRules(path: string): Promise<LintFacts['ignore']> {
  const found = await findIgnoreFile(dirname(path), path);
  if (!found.ok) return null;
  return found.path === null ? 'none' : compileIgnore(found.text);
}
