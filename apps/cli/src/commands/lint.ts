import { applyEdits, consequenceOf, mergeEdits, problemsOf } from '@stagecraft/dockerfile';
import {
  fixFindings,
  fixText,
  lint,
  noticesOf,
  readScript,
  rules as allRules,
  type FixedText,
  type Fixing,
  type LintInput,
  type Rule,
  type Threshold,
} from '@stagecraft/lint';
import { loadShellParser } from '@stagecraft/lint/node';
import { resolve } from 'node:path';
import { findDockerfiles } from '../input/find-dockerfiles.ts';
import { readInputs, type Input } from '../input/read-input.ts';
import { writingReason } from '../input/reasons.ts';
import { writeText } from '../input/write-text.ts';
import { entriesOf } from '../lint/entries.ts';
import { lintFormats, writeFindings } from '../lint/formats.ts';
import { readPolicyFiles } from '../lint/policy.ts';
import { prepareInput, type LintSetting } from '../lint/prepare.ts';
import { chooseRules } from '../lint/rules.ts';
import { prepareShellCheck, shellCheckModes, type ShellCheck } from '../lint/shellcheck.ts';
import type { LintedFile } from '../lint/types.ts';
import {
  chooseLanguage,
  graphOptions,
  oneOf,
  readOptions,
  resolution,
  UsageError,
} from '../options.ts';
import { unifiedDiff } from '../report/diff.ts';
import { exitCodes, type ExitCode, type Language, type Surroundings } from '../surroundings.ts';

const THRESHOLDS = ['error', 'warning', 'info', 'style', 'none'] as const;
type Readable = Extract<Input, { readonly ok: true }>;

/** What is done with fixes. */
type Mode = 'report' | 'write' | 'show';

/** `stagecraft lint FILE… | DIR`: what rules and BuildKit say of Dockerfiles; can fix and show fixes. */
export async function lintCommand(
  args: readonly string[],
  around: Surroundings,
): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    format: { type: 'string' },
    fix: { type: 'boolean' },
    'fix-dry-run': { type: 'boolean' },
    unsafe: { type: 'boolean' },
    config: { type: 'string' },
    'failure-threshold': { type: 'string' },
    rule: { type: 'string', multiple: true },
    shellcheck: { type: 'string' },
    ...resolution,
  });
  const format = oneOf('format', values.format, lintFormats);
  const language = chooseLanguage(values.language, around.env);
  const mode = modeOf(values);
  const rules = chooseRules(allRules, values.rule ?? []);
  const shellCheckMode = oneOf('shellcheck', values.shellcheck, shellCheckModes);
  const shellCheck = await prepareShellCheck(shellCheckMode, values.rule ?? [], around, language);
  const names = await findDockerfiles(positionals, around);
  if (positionals.length > 0 && names.length === 0) throw noFile(positionals);
  const found = await readPolicyFiles(values.config, around, language);
  if (found === null) return exitCodes.usage;
  const parser = await loadShellParser();
  const setting: LintSetting = {
    folder: around.folder,
    policy: rules.demanded(found),
    options: graphOptions(values, around.env),
    readScript: (model, instruction) => readScript(parser, model, instruction),
    now: Date.now(),
  };
  const fixing: Fixes = { mode, isUnsafe: values.unsafe ?? false, rules: rules.chosen, shellCheck };
  const files: LintedFile[] = [];
  let isReadable = true;
  for await (const input of readInputs(names, around)) {
    const linted = input.ok ? await lintOne(input, setting, fixing, around, language) : null;
    if (linted !== null) files.push(linted);
    else isReadable = false;
    if (!input.ok) around.err(`stagecraft: ${input.name}: ${input.reason[language]}\n`);
  }
  const out = writeFindings(format, entriesOf(files, language), language);
  // Standard output is the fixed text's or the diff's.
  if (mode === 'show' || (mode === 'write' && names.includes('-'))) around.err(out);
  else around.out(out);
  if (!isReadable || shellCheck.hasFailed()) return exitCodes.usage;
  const threshold = thresholdOf(values['failure-threshold'], setting.policy.failureThreshold);
  return files.some((file) => fails(file, threshold)) ? exitCodes.findings : exitCodes.fine;
}

interface Fixes {
  readonly mode: Mode;
  /** Also those after which another image is built. */
  readonly isUnsafe: boolean;
  readonly rules: readonly Rule[];
  readonly shellCheck: ShellCheck;
}

function modeOf(values: {
  readonly fix?: boolean | undefined;
  readonly 'fix-dry-run'?: boolean | undefined;
}): Mode {
  if (values['fix-dry-run'] === true) return 'show';
  return values.fix === true ? 'write' : 'report';
}

function noFile(names: readonly string[]): UsageError {
  const list = names.join(', ');
  return new UsageError({
    en: `There is no Dockerfile in ${list}.`,
    'zh-CN': `${list} 中没有 Dockerfile。`,
  });
}

/** Null when the fixed text could not be written, which has been said then. */
async function lintOne(
  { name, text }: Readable,
  setting: LintSetting,
  fixes: Fixes,
  around: Surroundings,
  language: Language,
): Promise<LintedFile | null> {
  const inputOf = await prepareInput(name, setting);
  const input = inputOf(text);
  if (fixes.mode === 'report') return linted(name, input, fixes);
  const fixed = await fixFile(text, inputOf, fixes);
  if (fixes.mode === 'show') {
    around.out(unifiedDiff(name, consequenceOf(input.model, fixed.edits).hunks));
  } else if (name === '-') around.out(fixed.text);
  else if (fixed.text !== text) {
    try {
      await writeText(resolve(setting.folder, name), fixed.text);
    } catch (error) {
      around.err(`stagecraft: ${name}: ${writingReason(error)[language]}\n`);
      return null;
    }
  }
  return linted(name, inputOf(fixed.text), fixes);
}

/** What the rules' fixes make of a text, then ShellCheck's. */
async function fixFile(
  text: string,
  inputOf: (text: string) => LintInput,
  { rules, isUnsafe, shellCheck }: Fixes,
): Promise<Pick<FixedText, 'text' | 'edits'>> {
  const accepts: Fixing['accepts'] = (_, fix) => fix.changes === null || isUnsafe;
  const fixed = fixText(text, { rules, inputOf, accepts });
  const input = inputOf(fixed.text);
  const more = isUnsafe
    ? fixFindings(input, await shellCheck.find(input), { inputOf, accepts })
    : null;
  if (more === null) return fixed;
  return {
    text: applyEdits(fixed.text, more.edits),
    edits: mergeEdits(text, fixed.edits, more.edits),
  };
}

async function linted(
  name: string,
  input: LintInput,
  { rules, shellCheck }: Fixes,
): Promise<LintedFile> {
  const { model, graph } = input;
  const findings = [...lint(rules, input), ...(await shellCheck.find(input))];
  return { name, model, notices: noticesOf(problemsOf(model, graph), findings) };
}

function thresholdOf(asked: string | undefined, policy: Threshold): Threshold {
  return asked === undefined ? policy : oneOf('failure-threshold', asked, THRESHOLDS);
}

/** A refused build fails whatever the threshold. */
function fails({ notices }: LintedFile, threshold: Threshold): boolean {
  const bound = THRESHOLDS.indexOf(threshold);
  return notices.some(
    ({ isRefused, severity }) =>
      isRefused || (threshold !== 'none' && THRESHOLDS.indexOf(severity) <= bound),
  );
}
