import { catalogue } from './rules/index.ts';
import type { Example, Rule } from './rule.ts';

/** The pages of `docs/rules`, by file name: one a rule, and the list of all. */
export function renderRulePages(): Readonly<Record<string, string>> {
  const pages = catalogue.map(({ rule }) => [`${rule.id}.md`, renderRule(rule)]);
  return Object.fromEntries([['README.md', renderList()], ...pages]) as Record<string, string>;
}

function renderRule(rule: Rule): string {
  const names = rule.aliases.length === 0 ? '' : ` · ${rule.aliases.join(' · ')}`;
  const off = rule.isOffByDefault === true ? ' · off by default (默认关闭)' : '';
  return [
    `# ${rule.id}`,
    `${rule.severity}${off}${names}`,
    `**${rule.title.en}**`,
    rule.why.en,
    rule.remedy.en,
    `**${rule.title['zh-CN']}**`,
    rule.why['zh-CN'],
    rule.remedy['zh-CN'],
    ...(rule.noFix === undefined
      ? []
      : [`No fix is offered. ${rule.noFix.en}`, `不提供自动修正。${rule.noFix['zh-CN']}`]),
    ...rule.examples.flatMap(renderExample),
    ['See also:', '', ...rule.docs.map((url) => `- <${url}>`)].join('\n'),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function renderExample({ bad, good, ignoreFile }: Example): string[] {
  const around = ignoreFile === undefined ? [] : ['`.dockerignore`:', fenced(ignoreFile, '')];
  return [
    ...around,
    'Found (会报告):',
    fenced(bad.replaceAll(/[«»]/g, ''), 'dockerfile'),
    'Not found (不报告):',
    fenced(good, 'dockerfile'),
  ];
}

function fenced(text: string, language: string): string {
  return `\`\`\`\`${language}\n${text.replace(/\n*$/, '\n')}\`\`\`\``;
}

function renderList(): string {
  const groups = [...new Set(catalogue.map(({ group }) => group))];
  const parts = groups.map((group) => {
    const rows = catalogue
      .filter((one) => one.group === group)
      .map(
        ({ rule: { id, aliases, severity, title } }) =>
          `- [${id}](${id}.md) (${[severity, ...aliases].join(', ')}): ${title.en} ${title['zh-CN']}`,
      );
    return [`## ${group}`, rows.join('\n')].join('\n\n');
  });
  return ['# Rules', 'Made from `packages/lint/src/rules` by `npm run generate`.', ...parts, '']
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
