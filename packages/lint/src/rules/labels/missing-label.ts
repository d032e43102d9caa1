import type { LintFile, LintStage } from '../../file/types.ts';
import { labelsOf } from '../../labels/labels.ts';
import { defineRule } from '../../rule.ts';

export const missingLabel = defineRule({
  id: 'missing-label',
  aliases: ['DL3049'],
  severity: 'info',
  title: {
    en: 'A label that the policy asks for is missing.',
    'zh-CN': '缺少策略要求的标签。',
  },
  why: {
    en: 'The team finds images by this label: whom they belong to, where their source is, what may be removed. An image without it falls out of every such list, and nobody notices before it matters.',
    'zh-CN':
      '团队依靠该标签查找镜像：归谁负责、源代码在哪里、哪些可以清理。没有它的镜像不会出现在这些清单里，往往到出事时才被发现。',
  },
  remedy: {
    en: 'Set it with LABEL in this stage, or in one that this stage is built FROM. A stage that others only copy from needs none, nor does one whose label is set by a stage built FROM it.',
    'zh-CN':
      '在该阶段或其所基于的阶段中用 LABEL 设置。仅供其他阶段复制文件的阶段不需要；由基于它的阶段设置标签时也不需要。',
  },
  noFix: {
    en: "The label's value is not known.",
    'zh-CN': '无法得知标签应有的值。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3049'],
  examples: [
    {
      bad: 'FROM «busybox:1.36»\nLABEL owner=web\n',
      good: 'FROM busybox:1.36\nLABEL team=web\n',
      policy: { labels: { team: 'text' } },
    },
    {
      bad: 'FROM busybox:1.36 AS build\nRUN touch /app\nFROM «busybox:1.36»\nCOPY --from=build /app /\n',
      good: 'FROM busybox:1.36 AS build\nRUN touch /app\nFROM busybox:1.36\nCOPY --from=build /app /\nLABEL team=web\n',
      policy: { labels: { team: 'text' } },
    },
  ],
  *check(file) {
    const wanted = Object.keys(file.policy.labels);
    if (wanted.length === 0) return;
    const sources = onlyCopied(file);
    const own = ownLabels(file);
    const later = laterLabels(file, own);
    for (const stage of file.stages) {
      const { from } = stage;
      const image = from?.detail.type === 'from' ? from.detail.image : null;
      if (image === null || sources.has(stage.index)) continue;
      const has = (name: string): boolean =>
        file.lineage(stage).some(({ index }) => own.get(index)?.has(name) === true);
      const isSet = (name: string): boolean => later.get(stage.index)?.has(name) === true;
      for (const name of wanted.filter((one) => !has(one) && !isSet(one))) {
        const message = { en: `The label ${name} is missing.`, 'zh-CN': `缺少标签 ${name}。` };
        yield { span: image.span, instruction: from, message };
      }
    }
  },
});

/** Labels by the stage that sets them; those in ONBUILD are not its own. */
function ownLabels(file: LintFile): ReadonlyMap<LintStage['index'], ReadonlySet<string>> {
  const own = new Map<number, Set<string>>();
  for (const { instruction, name } of labelsOf(file)) {
    const { index, stage } = instruction;
    if (file.model.instructions[index]?.keyword === 'ONBUILD') continue;
    own.set(stage, (own.get(stage) ?? new Set()).add(name));
  }
  return own;
}

/** By stage, the labels of those that are built FROM it: it is a part of theirs. */
function laterLabels(
  file: LintFile,
  own: ReadonlyMap<number, ReadonlySet<string>>,
): ReadonlyMap<number, ReadonlySet<string>> {
  const later = new Map<number, Set<string>>();
  for (const stage of file.stages) {
    const labels = own.get(stage.index);
    if (labels === undefined) continue;
    for (const { index } of file.lineage(stage).slice(1)) {
      const known = later.get(index) ?? new Set();
      for (const name of labels) known.add(name);
      later.set(index, known);
    }
  }
  return later;
}

/** Stages that others copy from or mount: what they have besides files goes nowhere. */
function onlyCopied({ graph }: LintFile): ReadonlySet<number> {
  const ids = new Set(
    graph.edges.flatMap(({ kind, source }) =>
      kind === 'copy' || kind === 'mount' ? [source] : [],
    ),
  );
  return new Set(graph.stages.flatMap(({ id, index }) => (ids.has(id) ? [index] : [])));
}
