import { rules, type Policy } from '@stagecraft/lint';
import { POLICY_NAMES, readPolicy, type PolicyTexts } from '@stagecraft/lint/policy';
import { findLineStarts, positionAt, type Text } from '@stagecraft/dockerfile';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { codeOf, readingReason } from '../input/reasons.ts';
import type { Language, Surroundings } from '../surroundings.ts';

const { stagecraft: OURS, hadolint: THEIRS } = POLICY_NAMES;

interface UnreadableFile {
  readonly name: string;
  readonly reason: Text;
}

interface PolicyText {
  readonly name: string;
  readonly text: string;
}

/**
 * The policy of the folder that the command is typed in, or of the file that is named: one called
 * `stagecraft.yaml` is ours, any other is hadolint's. What is wrong in a file is said; null where one
 * can't be read.
 */
export async function readPolicyFiles(
  config: string | undefined,
  around: Surroundings,
  language: Language,
): Promise<Policy | null> {
  const isOurs = config !== undefined && OURS.includes(basename(config));
  const files = {
    stagecraft: await firstOf(config === undefined ? OURS : isOurs ? [config] : [], around),
    hadolint: await firstOf(config === undefined ? THEIRS : isOurs ? [] : [config], around),
  };
  const { stagecraft, hadolint } = files;
  for (const { name, reason } of [stagecraft, hadolint].filter(isUnreadable)) {
    around.err(`stagecraft: ${name}: ${reason[language]}\n`);
  }
  if (isUnreadable(stagecraft) || isUnreadable(hadolint)) return null;
  if (config !== undefined && stagecraft === null && hadolint === null) {
    around.err(`stagecraft: ${config}: ${MISSING[language]}\n`);
    return null;
  }
  return policyOf(stagecraft, hadolint, around, language);
}

function isUnreadable(file: PolicyText | UnreadableFile | null): file is UnreadableFile {
  return file !== null && 'reason' in file;
}

const MISSING: Text = { en: 'there is no such file', 'zh-CN': '没有这个文件' };

/** The first that there is; null for none. */
async function firstOf(
  names: readonly string[],
  { folder }: Surroundings,
): Promise<PolicyText | UnreadableFile | null> {
  for (const name of names) {
    try {
      return { name, text: await readFile(resolve(folder, name), 'utf8') };
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') return { name, reason: readingReason(error) };
    }
  }
  return null;
}

function policyOf(
  stagecraft: PolicyText | null,
  hadolint: PolicyText | null,
  around: Surroundings,
  language: Language,
): Policy {
  const texts: PolicyTexts = {
    stagecraft: stagecraft?.text ?? null,
    hadolint: hadolint?.text ?? null,
  };
  const { policy, problems } = readPolicy(texts, rules);
  for (const { file, span, severity, message, code } of problems) {
    const found = file === 'stagecraft' ? stagecraft : hadolint;
    if (found === null) continue;
    const place = positionAt(
      { text: found.text, lineStarts: findLineStarts(found.text) },
      span.start,
    );
    const at = `${found.name}:${String(place.line + 1)}:${String(place.column + 1)}`;
    around.err(`${at}: ${severity}: ${message[language]} [${code}]\n`);
  }
  return policy;
}
