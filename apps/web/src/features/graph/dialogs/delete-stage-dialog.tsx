import { RadioGroup } from 'radix-ui';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowText } from '@stagecraft/graph-layout';
import { IntentDialog } from './intent-dialog.tsx';
import { useStageName } from './names.ts';
import type { StageDialogProps } from './stage-dialogs.tsx';

const ways = ['cascade', 'inline', 'image'] as const;
type Way = (typeof ways)[number];

/** What depends on a stage, and what is to become of that. */
export function DeleteStageDialog({ snapshot, stage }: StageDialogProps) {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const [how, setHow] = useState<Way>('cascade');
  const { model, graph } = snapshot;
  const users = [
    ...new Set(graph.edges.flatMap((edge) => (edge.source === stage.id ? [edge.instruction] : []))),
  ].flatMap((index) => model.instructions[index] ?? []);
  return (
    <IntentDialog
      danger
      title={t('ask.deleteStage.title', { name: nameOf(stage) })}
      applyLabel={t('ask.deleteStage.apply')}
      intent={{ kind: 'deleteStage', stage: stage.index, how }}
    >
      <section>
        <p>{t('ask.deleteStage.users', { count: users.length })}</p>
        <ul className="mt-1 max-h-32 overflow-y-auto">
          {users.map((user) => {
            const owner = graph.stages[user.stage];
            return (
              <li key={user.id} className="flex gap-2 font-mono text-xs">
                <span className="min-w-0 flex-1 truncate">
                  {user.keyword} {rowText(model.text, user, model.escape)}
                </span>
                <span className="shrink-0 font-sans text-muted">
                  {t('ask.deleteStage.line', {
                    line: user.firstLine + 1,
                    stage: owner === undefined ? '' : nameOf(owner),
                  })}
                </span>
              </li>
            );
          })}
        </ul>
      </section>
      <Ways value={how} onChange={setHow} />
    </IntentDialog>
  );
}

function Ways(props: { readonly value: Way; readonly onChange: (way: Way) => void }) {
  const { t } = useTranslation('graph');
  const id = useId();
  return (
    <RadioGroup.Root
      aria-label={t('ask.deleteStage.how')}
      value={props.value}
      onValueChange={(value) => {
        const way = ways.find((one) => one === value);
        if (way !== undefined) props.onChange(way);
      }}
      className="flex flex-col gap-2"
    >
      {ways.map((way) => (
        <div key={way} className="flex items-start gap-2">
          <RadioGroup.Item
            value={way}
            id={`${id}-${way}`}
            className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-field data-[state=checked]:border-accent"
          >
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </RadioGroup.Item>
          <label htmlFor={`${id}-${way}`}>
            {t(`ask.deleteStage.${way}`)}
            <span className="block text-xs text-muted">{t(`ask.deleteStage.${way}Hint`)}</span>
          </label>
        </div>
      ))}
    </RadioGroup.Root>
  );
}
