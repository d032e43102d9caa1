import { createHash } from 'node:crypto';
import { rules } from '@stagecraft/lint';
import type { Language } from '../surroundings.ts';
import type { LintEntry } from './types.ts';

/** Ways to write findings. */
export const lintFormats = [
  'text',
  'json',
  'sarif',
  'checkstyle',
  'codeclimate',
  'github',
] as const;

type Format = (typeof lintFormats)[number];
type Writer = (entries: readonly LintEntry[], language: Language) => string;

const writers: Readonly<Record<Format, Writer>> = {
  text: (entries) => entries.map(textLine).join(''),
  json: (entries) => `${JSON.stringify(entries)}\n`,
  sarif: (entries, language) => `${JSON.stringify(sarif(entries, language), null, 2)}\n`,
  checkstyle,
  codeclimate: (entries) => `${JSON.stringify(codeClimate(entries))}\n`,
  github: (entries) => entries.map(githubLine).join(''),
};

/** All findings in a format; texts are in `language`. */
export function writeFindings(
  format: Format,
  entries: readonly LintEntry[],
  language: Language,
): string {
  return writers[format](entries, language);
}

/** `FILE:LINE:COLUMN: severity: message [rule, aliases]`, as compilers write them. */
function textLine({ file, line, column, severity, message, rule, aliases }: LintEntry): string {
  const names = [rule, ...aliases].join(', ');
  return `${file}:${String(line)}:${String(column)}: ${severity}: ${message} [${names}]\n`;
}

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
function sarif(entries: readonly LintEntry[], language: Language): unknown {
  const used = [...new Set(entries.map(({ rule }) => rule))];
  const level = { error: 'error', warning: 'warning', info: 'note', style: 'note' } as const;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'stagecraft', rules: used.map((id) => sarifRule(id, language)) },
        },
        columnKind: 'utf16CodeUnits',
        results: entries.map(({ file, rule, severity, message, ...place }) => ({
          ruleId: rule,
          ruleIndex: used.indexOf(rule),
          level: level[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(file) },
                region: {
                  startLine: place.line,
                  startColumn: place.column,
                  endLine: place.endLine,
                  endColumn: place.endColumn,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}

function sarifRule(id: string, language: Language): unknown {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return { id };
  const { title, why, remedy, docs, aliases } = rule;
  return {
    id,
    shortDescription: { text: title[language] },
    fullDescription: { text: why[language] },
    help: { text: remedy[language] },
    ...(docs[0] === undefined ? {} : { helpUri: docs[0] }),
    properties: { aliases },
  };
}

/** A relative reference, as SARIF takes file names. */
function uriOf(file: string): string {
  return file === '-' ? 'stdin' : file.split(/[\\/]/).map(encodeURIComponent).join('/');
}

/** Checkstyle's XML, as CI servers read it. */
function checkstyle(entries: readonly LintEntry[]): string {
  const files = [...new Set(entries.map(({ file }) => file))];
  const parts = files.map((file) => {
    const own = entries.filter((entry) => entry.file === file).map(checkstyleLine);
    return `<file name="${xml(file)}">\n${own.join('')}</file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${parts.join('')}</checkstyle>\n`;
}

function checkstyleLine({ line, column, severity, message, rule }: LintEntry): string {
  const level = severity === 'style' ? 'info' : severity;
  return `<error line="${String(line)}" column="${String(column)}" severity="${level}" message="${xml(message)}" source="stagecraft.${xml(rule)}"/>\n`;
}

/** Characters that XML 1.0 has no way to write become `�`. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

/** Code Climate's issues, which GitLab shows: https://docs.gitlab.com/ci/testing/code_quality/ */
function codeClimate(entries: readonly LintEntry[]): unknown {
  const level = { error: 'critical', warning: 'major', info: 'minor', style: 'info' } as const;
  const counts = new Map<string, number>();
  return entries.map(({ file, rule, severity, message, ...place }) => {
    // Without the line, so that a finding is the same after lines above it came or went.
    const key = [file, rule, message].join('\0');
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return {
      type: 'issue',
      check_name: rule,
      description: message,
      categories: ['Style'],
      severity: level[severity],
      fingerprint: createHash('sha256')
        .update(`${key}\0${String(count)}`)
        .digest('hex'),
      location: {
        path: file,
        positions: {
          begin: { line: place.line, column: place.column },
          end: { line: place.endLine, column: place.endColumn },
        },
      },
    };
  });
}

/** Workflow commands of GitHub Actions; nothing in a message can begin another command. */
function githubLine(entry: LintEntry): string {
  const { file, line, column, endLine, endColumn, severity, message, rule } = entry;
  const level = { error: 'error', warning: 'warning', info: 'notice', style: 'notice' }[severity];
  const place = [
    `file=${property(file)}`,
    `line=${String(line)}`,
    `endLine=${String(endLine)}`,
    `col=${String(column)}`,
    `endColumn=${String(endColumn)}`,
    `title=${property(rule)}`,
  ];
  return `::${level} ${place.join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
