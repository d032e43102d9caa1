import { nearest, type Instruction, type VariableUse } from '@stagecraft/dockerfile';
import { isPlainBase } from '../../file/plain-bases.ts';
import { knowledgeOf, nearestVariable } from '../../file/variables.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

/** Suggestions look through all names; in a file with more mistakes than this the rest goes without. */
const MOST_SUGGESTIONS = 30;

export const undefinedVariable = defineRule({
  id: 'undefined-variable',
  aliases: ['UndefinedVar'],
  severity: 'warning',
  title: {
    en: 'The variable is not defined.',
    'zh-CN': '变量未定义。',
  },
  why: {
    en: 'BuildKit puts nothing in the place of a variable that it does not know, without an error. `COPY $SRC /app` copies the whole context, `ENV PATH=$PAHT:/app` loses the path, and the build goes through.',
    'zh-CN':
      '对于不认识的变量，BuildKit 会替换为空，并不报错。`COPY $SRC /app` 会复制整个上下文，`ENV PATH=$PAHT:/app` 会丢掉原来的路径，而构建照样成功。',
  },
  remedy: {
    en: 'Correct the name, or define it above with ARG or ENV in the same stage. An ARG from before the first FROM needs a line `ARG NAME` in the stage, too.',
    'zh-CN':
      '改正名称，或在同一阶段的上方用 ARG 或 ENV 定义。第一个 FROM 之前的 ARG 还需在阶段内写一行 `ARG NAME`。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
  examples: [
    {
      bad: 'FROM alpine:3.20\nENV PATH=$«PAHT»:/app/bin\n',
      good: 'FROM alpine:3.20\nENV PATH=$PATH:/app/bin\n',
    },
    {
      bad: 'ARG VERSION=1\nFROM alpine:3.20\nCOPY app-$«VERSION» /app\n',
      good: 'ARG VERSION=1\nFROM alpine:3.20\nARG VERSION\nCOPY app-$VERSION /app\n',
    },
  ],
  *check(file) {
    let suggestions = 0;
    for (const { stage, instructions } of file.stages) {
      if (stage === null) continue;
      for (const instruction of instructions) {
        for (const use of usesOf(file, instruction)) {
          const near = suggestions++ < MOST_SUGGESTIONS ? nearestTo(file, use) : null;
          const fix = near === null ? {} : { fix: (): Fix => renamed(use, near) };
          yield { span: use.nameSpan, instruction, message: messageFor(use.name, near), ...fix };
        }
      }
    }
  },
});

/** Where BuildKit puts something for a variable and minds when there is nothing. */
function usesOf(file: LintFile, instruction: Instruction): readonly VariableUse[] {
  const { index, keyword } = instruction;
  // A trigger's variables are those of another stage; EXPOSE does not mind.
  if (keyword === 'ONBUILD' || keyword === 'EXPOSE') return [];
  const uses = file.resolver.usesOf(index).filter(({ by }) => by === 'builder');
  if (uses.length === 0) return [];
  const declared = declaredBy(instruction);
  return uses.filter((use) => {
    const isOwn = (declared.get(use.name) ?? Infinity) <= use.span.start;
    if (isOwn || RESERVED.has(use.name)) return false;
    const known = knowledgeOf(file.resolver, use);
    return known === 'undefined' || (known === 'open' && isLikely(file, use));
  });
}

/** Where an ARG first has each of its names: unlike an ENV's pairs, later ones see earlier ones. */
function declaredBy({ keyword, detail }: Instruction): ReadonlyMap<string, number> {
  if (keyword !== 'ARG' || detail.type !== 'pairs') return new Map();
  return new Map(detail.pairs.map(({ name, nameSpan }) => [name, nameSpan.end] as const).reverse());
}

/** Names that are for BuildKit itself: no ARG need declare them. */
const RESERVED: ReadonlySet<string> = new Set([
  'BUILDKIT_SBOM_SCAN_CONTEXT',
  'BUILDKIT_SBOM_SCAN_STAGE',
]);

/**
 * Images whose environment is not known may set a variable: systems set none but PATH, and no image that
 * is published sets one with small letters.
 */
function isLikely(file: LintFile, use: VariableUse): boolean {
  if (/[a-z]/.test(use.name) && !PROXY.test(use.name)) return true;
  const instruction = file.model.instructions[use.instruction];
  if (instruction === undefined || use.name === 'PATH') return false;
  const root = file.lineage(file.stageOf(instruction)).at(-1);
  return isPlainBase(root?.stage?.base);
}

const PROXY = /^(?:http|https|ftp|no|all)_proxy$/;

/** Every image has a PATH. */
function nearestTo({ resolver }: LintFile, use: VariableUse): string | null {
  return nearestVariable(resolver, use) ?? nearest(use.name, ['PATH']);
}

function messageFor(name: string, near: string | null) {
  return {
    en: `${name} is not defined here.${near === null ? '' : ` Did you mean ${near}?`}`,
    'zh-CN': `${name} 在这里未定义。${near === null ? '' : `是不是想写 ${near}？`}`,
  };
}

function renamed({ nameSpan }: VariableUse, name: string): Fix {
  return {
    title: { en: `Write ${name}`, 'zh-CN': `改为 ${name}` },
    edits: [{ ...nameSpan, text: name }],
    changes: {
      en: `The value of ${name} takes the place of nothing.`,
      'zh-CN': `原来为空的地方将使用 ${name} 的值。`,
    },
  };
}
