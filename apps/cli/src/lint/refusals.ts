import { problemsOf, type GraphOptions, type Problem } from '@stagecraft/dockerfile';
import {
  DEFAULT_POLICY,
  failedChecks,
  problemsWithChecks,
  rules,
  type LintInput,
} from '@stagecraft/lint';
import { prepareInput } from './prepare.ts';

/** A file as it was read, and what BuildKit says of it. */
export interface JudgedFile extends Pick<LintInput, 'model' | 'graph'> {
  /**
   * In the order of the text; under `# check=error=true` what Docker's checks find is among the errors,
   * as a build is refused for it.
   */
  readonly problems: readonly Problem[];
}

/** Reads a file as BuildKit does; the build context is taken to be its folder. */
export async function judgeFile(
  name: string,
  text: string,
  { folder, options }: { readonly folder: string; readonly options: GraphOptions },
): Promise<JudgedFile> {
  const policy = DEFAULT_POLICY;
  const setting = { folder, policy, options, readScript: null, now: Date.now() };
  const input = (await prepareInput(name, setting))(text);
  const { model, graph } = input;
  const problems = problemsOf(model, graph);
  return { model, graph, problems: problemsWithChecks(problems, failedChecks(rules, input)) };
}
