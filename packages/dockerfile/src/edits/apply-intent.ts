import { buildGraph } from '../graph/graph.ts';
import { isOfWholeFile } from '../parse/parse.ts';
import { problemsOf } from '../problems/all.ts';
import type { DockerfileModel, GraphOptions, Problem } from '../types.ts';
import { updateDockerfile } from '../update/update.ts';
import { applyEdits } from './apply-edits.ts';
import type { EditContext, GraphIntent, IntentEdits, IntentFunction } from './intent.ts';
import { intentFunctions } from './intent-functions.ts';

/**
 * What a gesture does to the text: minimal edits, or why it can't be done, with other ways that can.
 * Edits that BuildKit would refuse the file for, where it did not before, are refused in its words.
 * Pure; an index that names nothing is refused too.
 */
export function applyIntent(context: EditContext, intent: GraphIntent): IntentEdits {
  const result = tryIntent(context, intent);
  if (result.ok || result.offers === undefined) return result;
  const offers = result.offers.filter((offer) => tryIntent(context, offer.intent).ok);
  return { ...result, offers };
}

function tryIntent(context: EditContext, intent: GraphIntent): IntentEdits {
  const made = run(context, intent);
  if (!made.ok || made.edits.length === 0) return made;
  const broken = newError(context, applyEdits(context.model.text, made.edits));
  return broken === null ? made : refuseBroken(broken);
}

function run<K extends GraphIntent['kind']>(
  context: EditContext,
  intent: Extract<GraphIntent, { readonly kind: K }>,
): IntentEdits {
  const apply: IntentFunction<K> = intentFunctions[intent.kind];
  return apply(context, intent);
}

/** An error that the file would have after the edits, of a kind that it has fewer of now. */
function newError(context: EditContext, text: string): Problem | null {
  const before = countByKind(errorsOf(context.model, context.options));
  const after = errorsOf(updateDockerfile(context.model, text), context.options);
  const counts = countByKind(after);
  const isNew = (kind: string): boolean => (counts.get(kind) ?? 0) > (before.get(kind) ?? 0);
  return after.find((problem) => isNew(kindOf(problem))) ?? null;
}

function errorsOf(model: DockerfileModel, options: GraphOptions): readonly Problem[] {
  // Which stage is asked for is no part of the text: it is followed, or let go, outside.
  const { target: _, ...rest } = options;
  const problems = problemsOf(model, buildGraph(model, rest));
  return problems.filter(({ severity }) => severity === 'error');
}

function countByKind(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const kind = kindOf(problem);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** A file without a stage is no better than an empty one, nor worse. */
function kindOf(problem: Problem): string {
  return isOfWholeFile(problem) ? 'whole-file' : problem.code;
}

function refuseBroken({ code, message }: Problem): IntentEdits {
  return {
    ok: false,
    refusal: {
      code: 'would-break',
      message: {
        en: `Docker would refuse the file after that (${code}): ${message.en}`,
        'zh-CN': `这样修改后 Docker 会拒绝该文件（${code}）：${message['zh-CN']}`,
      },
    },
  };
}
