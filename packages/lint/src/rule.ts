import type { Text } from '@stagecraft/dockerfile';
import type { LintFile } from './file/types.ts';
import type { Policy } from './policy/types.ts';
import type { Report, Severity } from './types.ts';

/** A Dockerfile that shows a rule. */
export interface Example {
  /** A file with findings; each is marked: `FROM «debian»`. A zero-width one is `«»`. */
  readonly bad: string;
  /** The same meaning, without findings of this rule. */
  readonly good: string;
  /** What the rule needs beside the file. */
  readonly policy?: Partial<Policy>;
  /** The text of `.dockerignore`; no such file when left out. */
  readonly ignoreFile?: string;
  /** What images are for, see `LintFacts`. */
  readonly imagePlatforms?: Readonly<Record<string, readonly string[]>>;
}

/** A rule: one file in `rules/`, a test beside it, a page in `docs/rules/` made from it. */
export interface Rule {
  /** Stable, kebab-case, says what is wrong: `unpinned-apt-package`. The file has the same name. */
  readonly id: string;
  /** The rule's names in hadolint (`DL3008`) and among Docker's build checks (`JSONArgsRecommended`). */
  readonly aliases: readonly string[];
  readonly severity: Severity;
  /** Works only where policy, a directive or the user asks for it. */
  readonly isOffByDefault?: true;
  /** One sentence: what is wrong. */
  readonly title: Text;
  /** Why it matters: what happens, to whom. Two to four sentences. */
  readonly why: Text;
  /** What to do instead, in words. */
  readonly remedy: Text;
  /** Why no finding of it has a fix; left out where some have. */
  readonly noFix?: Text;
  /** Where the rule or the behaviour is described. */
  readonly docs: readonly string[];
  /** At least one; all are run as tests. */
  readonly examples: readonly Example[];
  /** Everything it finds, in any order. Never throws, whatever the file. */
  readonly check: (file: LintFile) => Iterable<Report>;
}

/** A rule as written in its file. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** The names that a report goes by, beside the rule's id. */
export function meantAliases(
  { aliases }: Pick<Rule, 'aliases'>,
  { alias }: Pick<Report, 'alias'>,
): readonly string[] {
  if (alias === undefined) return aliases;
  return typeof alias === 'string' ? [alias] : alias;
}

/** Docker's name of the rule, as `# check=skip=` takes it; null where Docker has none. */
export function checkName({ aliases }: Pick<Rule, 'aliases'>): string | null {
  return aliases.find((alias) => !/^(?:DL|SC)\d+$/.test(alias)) ?? null;
}
