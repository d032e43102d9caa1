import type { Problem, Span, Text } from '@stagecraft/dockerfile';
import type { Finding, Fix, Severity } from '../types.ts';

/** One thing to be told of a file: what BuildKit says of it, what a rule does, or both at once. */
export interface Notice {
  /** The rule's id, or the problem's code. */
  readonly code: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  /** The build would be refused. */
  readonly isRefused: boolean;
  /** A rule speaks, which has a page and can be suppressed. */
  readonly isRule: boolean;
  readonly span: Span;
  readonly message: Text;
  readonly hint: Text | null;
  readonly instruction: number | null;
  readonly stage: number | null;
  readonly fix: (() => Fix | null) | null;
}

/** Problems of the parser and the graph that a rule also finds: code → names of the rule. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'blank-base-name': ['UndefinedArgInFrom', 'InvalidDefaultArgInFrom'],
  'duplicate-stage-name': ['DuplicateStageName'],
  'empty-continuation': ['NoEmptyContinuation'],
  'frontend-too-old': ['missing-syntax'],
  'instruction-before-from': ['DL3061'],
  'invalid-image-reference': ['InvalidDefaultArgInFrom'],
  'invalid-port': ['DL3011', 'ExposeInvalidFormat'],
  'json-form-invalid': ['DL3025', 'JSONArgsRecommended'],
  'onbuild-not-allowed': ['DL3043'],
  'port-mapping': ['ExposeInvalidFormat'],
  'reserved-stage-name': ['ReservedStageName'],
  'self-reference': ['DL3023'],
  'stage-defined-later': ['DL3022'],
  'unset-arg-in-from': ['UndefinedArgInFrom', 'InvalidDefaultArgInFrom'],
};

/**
 * Problems and findings in the order of the text. What both say of an instruction is said once: with
 * the problem's words where the build would be refused, otherwise with the rule's.
 */
export function noticesOf(
  problems: readonly Problem[],
  findings: readonly Finding[],
): readonly Notice[] {
  const { told, rest } = joinedOf(problems, findings);
  const notices = [
    ...told.map(({ problem, twin }) => fromProblem(problem, twin)),
    ...rest.map(fromFinding),
  ];
  return notices.sort(inOrder);
}

/**
 * Problems, those findings that a build is refused for (see `failedChecks`) as errors among them, in the
 * order of the text. What both say of an instruction is said once.
 */
export function problemsWithChecks(
  problems: readonly Problem[],
  failed: readonly Finding[],
): readonly Problem[] {
  const { told, rest } = joinedOf(problems, failed);
  const errors = rest.map(({ rule: code, span, message, instruction, stage }): Problem => ({
    ...{ code, severity: 'error', span, message, instruction, stage },
  }));
  return [...told.map(({ problem }) => problem), ...errors].sort(inOrder);
}

function inOrder(a: { readonly span: Span }, b: { readonly span: Span }): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

interface Joined {
  /** With a finding that says the same. */
  readonly told: readonly { readonly problem: Problem; readonly twin: Finding | null }[];
  /** What only rules say, or say better. */
  readonly rest: readonly Finding[];
}

function joinedOf(problems: readonly Problem[], findings: readonly Finding[]): Joined {
  const byInstruction = findingsByInstruction(findings);
  const joined = new Set<Finding>();
  const told: Joined['told'][number][] = [];
  for (const problem of problems) {
    const near = byInstruction.get(problem.instruction ?? -1) ?? [];
    const twins = near.filter((finding) => isSame(problem, finding));
    if (problem.severity !== 'error' && twins.length > 0) continue;
    told.push({ problem, twin: twins[0] ?? null });
    for (const twin of twins) joined.add(twin);
  }
  return { told, rest: findings.filter((finding) => !joined.has(finding)) };
}

/** By the instruction's index; those of the file as a whole are no problem's twins. */
function findingsByInstruction(
  findings: readonly Finding[],
): ReadonlyMap<number, readonly Finding[]> {
  const found = new Map<number, Finding[]>();
  for (const finding of findings) {
    if (finding.instruction === null) continue;
    const own = found.get(finding.instruction);
    if (own === undefined) found.set(finding.instruction, [finding]);
    else own.push(finding);
  }
  return found;
}

/** Whether both, of the same instruction, say the same. */
function isSame({ code }: Problem, finding: Finding): boolean {
  const names = Object.hasOwn(SAME, code) ? SAME[code] : undefined;
  return names?.some((name) => name === finding.rule || finding.aliases.includes(name)) ?? false;
}

function fromProblem(problem: Problem, twin: Finding | null): Notice {
  const { code, severity, span, message, hint, instruction, stage } = problem;
  return {
    code: twin?.rule ?? code,
    aliases: twin?.aliases ?? [],
    severity,
    isRefused: severity === 'error',
    isRule: twin !== null,
    span,
    message,
    hint: hint ?? null,
    instruction,
    stage,
    fix: twin?.fix ?? null,
  };
}

function fromFinding({ rule, ...finding }: Finding): Notice {
  return { code: rule, ...finding, isRule: true, hint: null };
}
