import { Lightbulb, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { IconButton } from '../../../ui/button.tsx';
import { formatList } from '../../../ui/format.ts';
import type { Relations } from './relations.ts';

/** More than these are counted, not named. */
const mostNamed = 3;

/** Says in a sentence what the instruction in the spotlight needs, and what needs it. */
export function SpotlightBar(props: {
  readonly relations: Relations;
  readonly snapshot: Snapshot;
}) {
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  const end = useAppStore((state) => state.setSpotlight);
  return (
    <div className="flex max-w-96 items-start gap-1.5 rounded-lg border border-line-strong bg-raised py-1 pr-0.5 pl-2 text-xs">
      <Lightbulb aria-hidden className="mt-1 size-3.5 shrink-0 text-accent" />
      <p role="status" aria-label={t('spotlight.label')} className="min-w-0 flex-1 py-0.5">
        {sentence(props.relations, props.snapshot, t, language)}
      </p>
      <IconButton label={t('spotlight.end')} size="small" onClick={() => end(null)}>
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}

function sentence(
  relations: Relations,
  { graph, model }: Snapshot,
  t: TFunction<'graph'>,
  language: string,
): string {
  const list = (items: readonly string[]): string => {
    const shown = items.slice(0, mostNamed);
    const more = items.length - shown.length;
    const all = more === 0 ? shown : [...shown, t('spotlight.more', { count: more })];
    return formatList(all, language);
  };
  const { instruction, sources, variables, users } = relations;
  const from = instruction.flags.find(({ name }) => name === 'from')?.value;
  const what = from == null ? instruction.keyword : `${instruction.keyword} --from=${from}`;
  const needed = [
    ...sources.map((id) => nameOf(id, graph, t)),
    ...variables.map((name) => t('spotlight.variable', { name })),
  ];
  const using = users.map((index) => {
    const user = model.instructions[index];
    const line = (user?.firstLine ?? 0) + 1;
    const stage = graph.stages[user?.stage ?? -1];
    return stage?.name == null
      ? t('spotlight.line', { line })
      : t('spotlight.lineIn', { line, stage: stage.name });
  });
  return t('spotlight.part', {
    what,
    needs:
      needed.length === 0
        ? t('spotlight.needsNothing')
        : t('spotlight.needs', { list: list(needed) }),
    users:
      using.length === 0 ? t('spotlight.unused') : t('spotlight.usedBy', { list: list(using) }),
  });
}

function nameOf(id: string, graph: Snapshot['graph'], t: TFunction<'graph'>): string {
  const stage = graph.stages.find((one) => one.id === id);
  if (stage !== undefined) {
    const count = stage.instructions.length + 1;
    return t('spotlight.stage', { name: stage.name ?? String(stage.index), count });
  }
  const image = graph.images.find((one) => one.id === id);
  return image === undefined ? t('spotlight.context') : t('spotlight.image', { name: image.ref });
}
