import type { CommentNode, DockerfileModel, Instruction } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const definitionDescription = defineRule({
  id: 'definition-description',
  aliases: ['InvalidDefinitionDescription'],
  severity: 'warning',
  isOffByDefault: true,
  title: {
    en: 'The comment above a stage or an ARG does not begin with its name.',
    'zh-CN': '阶段或 ARG 上方的注释没有以其名称开头。',
  },
  why: {
    en: '`docker build --call=outline` and `--call=targets` show such comments as descriptions, but only when the comment begins with the name. Any other comment there is left out, and people who look for a target see no word about it.',
    'zh-CN':
      '`docker build --call=outline` 和 `--call=targets` 会把这类注释显示为说明，但注释必须以名称开头。其他注释会被忽略，查找构建目标的人看不到任何说明。',
  },
  remedy: {
    en: 'Begin the comment with the name (`# build compiles the program`), or put an empty comment line (`#`) under it where it is no description.',
    'zh-CN':
      '让注释以名称开头（`# build 编译程序`）；若它不是说明，就在它下方加一行空注释（`#`）。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  examples: [
    {
      bad: '«# which release to take»\nARG VERSION=1\nFROM scratch AS base\n',
      good: '# VERSION is the release to take\nARG VERSION=1\nFROM scratch AS base\n',
    },
  ],
  *check({ model }) {
    let last: CommentNode | null = null;
    for (const node of model.nodes) {
      if (node.kind === 'comment') last = commentText(model, node) === '' ? null : node;
      if (node.kind !== 'instruction') continue;
      const comment = last;
      last = null;
      const names = definedBy(node);
      if (comment === null || names.length === 0) continue;
      const [first = ''] = commentText(model, comment).split(' ');
      if (names.includes(first)) continue;
      const { start, end } = comment.span;
      const line = model.text.slice(start, end).replace(/[\r\n]+$/, '');
      const message = {
        en: `The comment should begin with ${names.join(' or ')}.`,
        'zh-CN': `注释应以 ${names.join(' 或 ')} 开头。`,
      };
      const fix = (): Fix => partedFrom(model, comment);
      yield { span: { start, end: start + line.length }, instruction: node, message, fix };
    }
  },
});

/** What follows the first character, which BuildKit takes for the `#`. */
function commentText({ text }: DockerfileModel, { span }: CommentNode): string {
  return text.slice(span.start + 1, span.end).trim();
}

function definedBy({ keyword, detail }: Instruction): readonly string[] {
  if (detail.type === 'from') return detail.name === null ? [] : [detail.name.value.toLowerCase()];
  if (keyword !== 'ARG' || detail.type !== 'pairs') return [];
  return detail.pairs.map(({ name }) => name);
}

/** The comment may be about something else: under an empty comment line it is no description. */
function partedFrom({ newline }: DockerfileModel, { span: { end } }: CommentNode): Fix {
  return {
    title: say('Say that the comment is no description', '标明该注释不是说明'),
    edits: [{ start: end, end, text: `#${newline}` }],
    changes: null,
  };
}
