import type { Language } from '@stagecraft/contracts';
import type { Stage } from '@stagecraft/dockerfile';
import { formatBytes } from '../../ui/format.ts';
import type { Feature } from '../feature.ts';
import type { Lens } from '../service.ts';

interface LensWords {
  readonly build: string;
  readonly run: string;
  readonly buildTip: (command: string) => string;
  readonly runTip: (command: string) => string;
  readonly sizeTip: string;
  readonly notNeeded: string;
  readonly notNeededTip: string;
}

const lensWords: Readonly<Record<Language, LensWords>> = {
  en: {
    build: 'Build this stage',
    run: 'Run',
    buildTip: (command) => `Make it the target and build: ${command}`,
    runTip: (command) => `Run the image of its last build: ${command}`,
    sizeTip: 'Size of the image that its last build made',
    notNeeded: 'not needed by the target',
    notNeededTip: 'BuildKit skips stages that the target does not use.',
  },
  'zh-CN': {
    build: '构建此阶段',
    run: '运行',
    buildTip: (command) => `设为目标并构建：${command}`,
    runTip: (command) => `运行上次构建得到的镜像：${command}`,
    sizeTip: '上次构建得到的镜像大小',
    notNeeded: '目标不需要',
    notNeededTip: 'BuildKit 会跳过目标用不到的阶段。',
  },
};

/** Above each FROM: build the stage, run what it made, and how large that is. */
export const codeLenses: Feature<'lenses'> = (input) => {
  const { graph, model, language } = input;
  const built = input.facts.get({ kind: 'builds', dockerfile: input.path })?.stages ?? {};
  return graph.stages.flatMap((stage): Lens[] => {
    const from = model.instructions[stage.from];
    if (from === undefined) return [];
    const span = from.keywordSpan;
    const made = Object.hasOwn(built, stage.id) ? built[stage.id] : undefined;
    return [
      ...buildLens(graph.stages, stage, language).map((lens) => ({ ...lens, span })),
      ...(made === undefined ? [] : madeLenses(made, language).map((lens) => ({ ...lens, span }))),
      ...(stage.needed ? [] : [{ ...idleLens(language), span }]),
    ];
  });
};

type Unplaced = Omit<Lens, 'span'>;

/** BuildKit takes a target by name alone; without one only the last stage can be built. */
function buildLens(stages: readonly Stage[], stage: Stage, language: Language): Unplaced[] {
  const last = stage.index === stages.length - 1;
  const unique = stages.findLast(({ name }) => name !== null && name === stage.name) === stage;
  const target = last ? null : unique ? stage.name : undefined;
  if (target === undefined) return [];
  const command = target === null ? 'docker build .' : `docker build --target ${target} .`;
  const words = lensWords[language];
  return [
    {
      title: words.build,
      tooltip: words.buildTip(command),
      command: { kind: 'buildStage', stage: stage.index, target },
    },
  ];
}

function madeLenses(
  made: { readonly image: string; readonly bytes: number | null },
  language: Language,
): Unplaced[] {
  const words = lensWords[language];
  const run: Unplaced = {
    title: words.run,
    tooltip: words.runTip(`docker run --rm ${made.image}`),
    command: { kind: 'runImage', image: made.image },
  };
  if (made.bytes === null) return [run];
  const title = formatBytes(made.bytes, language);
  return [run, { title, tooltip: words.sizeTip, command: { kind: 'none' } }];
}

function idleLens(language: Language): Unplaced {
  const words = lensWords[language];
  return { title: words.notNeeded, tooltip: words.notNeededTip, command: { kind: 'none' } };
}
