import type { GraphIntent, Stage } from '@stagecraft/dockerfile';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowText } from '@stagecraft/graph-layout';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { IntentDialog } from './intent-dialog.tsx';
import { useStageName } from './names.ts';
import { Ways, type WayChoice } from './ways.tsx';
import type { StageDialogProps } from './stage-dialogs.tsx';

const ways = ['cascade', 'inline', 'image'] as const;
type Way = (typeof ways)[number];

/** What depends on a stage, and what is to become of that. */
export function DeleteStageDialog({ snapshot, stage }: StageDialogProps) {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const [chosen, setChosen] = useState<Way | null>(null);
  const users = usersOf(snapshot, stage);
  // Only what is built from it could take its instructions over.
  const possible = ways.filter(
    (way) => way !== 'inline' || snapshot.graph.stages.some((one) => isBuiltFrom(one, stage)),
  );
  const reasons = useReasons(stage.index);
  const how = chosen ?? firstWay(possible, reasons);
  const count = users.length;
  const options = possible.map((way): WayChoice<Way> => ({
    value: way,
    label: t(`ask.deleteStage.${way}`, { count }),
    hint: reasons?.[way] ?? t(`ask.deleteStage.${way}Hint`, { count }),
    disabled: reasons?.[way] !== undefined,
  }));
  return (
    <IntentDialog
      danger
      title={t('ask.deleteStage.title', { name: nameOf(stage) })}
      applyLabel={t('ask.deleteStage.apply')}
      intent={how === null ? null : intentOf(stage.index, how)}
    >
      <section>
        <p>{t('ask.deleteStage.users', { count })}</p>
        <Users snapshot={snapshot} users={users} />
      </section>
      <Ways
        label={t('ask.deleteStage.how', { count })}
        value={how}
        options={options}
        onChange={setChosen}
      />
    </IntentDialog>
  );
}

function intentOf(stage: number, how: Way): GraphIntent {
  return { kind: 'deleteStage', stage, how };
}

function isBuiltFrom({ base }: Stage, stage: Stage): boolean {
  return base.kind === 'stage' && base.stage === stage.index;
}

/** Why each way can't be gone; absent for one that can. Null until that is known. */
type Reasons = Readonly<Partial<Record<Way, string>>> | null;

/** The first way that can be gone; null while that is not known, and where there is none. */
function firstWay(possible: readonly Way[], reasons: Reasons): Way | null {
  return reasons === null ? null : (possible.find((way) => reasons[way] === undefined) ?? null);
}

function useReasons(stage: number): Reasons {
  const store = useAppStoreApi();
  const version = useAppStore((state) => state.snapshot?.version);
  const [reasons, setReasons] = useState<Reasons>(null);
  useEffect(() => {
    let open = true;
    const ask = (way: Way) => store.getState().checkIntent(intentOf(stage, way));
    void Promise.all(ways.map(ask)).then((answers) => {
      const refused = answers.flatMap((answer, at) =>
        answer === null || answer.ok ? [] : [[ways[at] ?? '', answer.reason]],
      );
      if (open) setReasons(Object.fromEntries(refused));
    });
    return () => {
      open = false;
    };
  }, [store, stage, version]);
  return reasons;
}

type Users = Snapshot['model']['instructions'];

/** Instructions that take from a stage, or are its base. */
function usersOf({ model, graph }: Snapshot, stage: Stage): Users {
  const indices = graph.edges.flatMap((edge) =>
    edge.source === stage.id ? [edge.instruction] : [],
  );
  return [...new Set(indices)].flatMap((index) => model.instructions[index] ?? []);
}

function Users(props: { readonly snapshot: Snapshot; readonly users: Users }) {
  const { model, graph } = props.snapshot;
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  return (
    <ul className="mt-1 max-h-32 overflow-y-auto">
      {props.users.map((user) => {
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
  );
}
