import type { NewBase, Stage } from '@stagecraft/dockerfile';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { SourceBrowser } from '../gestures/connect/source-browser.tsx';
import { ImageSearch } from '../gestures/new-stage/image-search.tsx';
import { Choice, FieldRow, PathPairs, withPath, writtenPairs, type PathPair } from './fields.tsx';
import { IntentDialog } from './intent-dialog.tsx';
import { useStageName } from './names.ts';

export interface StageDialogProps {
  readonly snapshot: Snapshot;
  readonly stage: Stage;
}

/** What a stage is to be built from. */
export function SetBaseDialog({ snapshot, stage }: StageDialogProps) {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const { base } = stage;
  const others = snapshot.graph.stages.filter(({ index }) => index !== stage.index);
  const kinds =
    others.length > 0 ? (['image', 'stage', 'scratch'] as const) : (['image', 'scratch'] as const);
  const [kind, setKind] = useState<NewBase['kind']>(base.kind === 'unknown' ? 'image' : base.kind);
  const [ref, setRef] = useState(base.kind === 'image' ? base.ref : '');
  const [other, setOther] = useState(
    String(base.kind === 'stage' ? base.stage : (others[0]?.index ?? 0)),
  );
  return (
    <IntentDialog
      title={t('ask.setBase.title', { name: nameOf(stage) })}
      applyLabel={t('ask.setBase.apply')}
      intent={baseIntent(stage.index, newBase(kind, ref.trim(), Number(other)))}
    >
      <FieldRow>
        <Choice
          label={t('ask.setBase.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`ask.setBase.${value}`) }))}
          onChange={setKind}
        />
        {kind === 'stage' ? (
          <Choice
            label={t('ask.setBase.which')}
            value={other}
            options={others.map((one) => ({ value: String(one.index), label: nameOf(one) }))}
            onChange={setOther}
          />
        ) : null}
      </FieldRow>
      {kind === 'image' ? (
        <ImageSearch autoFocus value={ref} onChange={setRef} onChoose={setRef} />
      ) : null}
    </IntentDialog>
  );
}

function newBase(kind: NewBase['kind'], ref: string, stage: number): NewBase | null {
  if (kind === 'scratch') return { kind };
  if (kind === 'stage') return { kind, stage };
  return ref === '' ? null : { kind, ref };
}

function baseIntent(stage: number, base: NewBase | null) {
  return base === null ? null : ({ kind: 'setBase', stage, base } as const);
}

/** The smaller stage that a stage's result goes into. */
export function SplitRuntimeDialog({ snapshot, stage }: StageDialogProps) {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const [base, setBase] = useState(() => imageUnder(snapshot, stage));
  const [name, setName] = useState('');
  const [pairs, setPairs] = useSuggestedPaths(stage.index);
  const paths = writtenPairs(pairs);
  const ready = base.trim() !== '' && paths.length > 0;
  return (
    <IntentDialog
      comparedAs={t('ask.splitRuntime.title', { name: nameOf(stage) })}
      whole
      title={t('ask.splitRuntime.title', { name: nameOf(stage) })}
      description={t('ask.splitRuntime.hint')}
      applyLabel={t('ask.splitRuntime.apply')}
      intent={
        ready
          ? {
              kind: 'splitRuntime',
              stage: stage.index,
              base: base.trim(),
              name: name.trim() === '' ? null : name.trim().toLowerCase(),
              paths,
            }
          : null
      }
    >
      <FieldRow>
        <TextField
          label={t('ask.splitRuntime.base')}
          mono
          className="flex-1"
          value={base}
          onValueChange={setBase}
        />
        <TextField
          label={t('ask.splitRuntime.name')}
          placeholder={t('ask.extractStage.namePlaceholder')}
          mono
          className="flex-1"
          value={name}
          onValueChange={setName}
        />
      </FieldRow>
      <PathPairs pairs={pairs} onChange={setPairs} />
      <SourceBrowser
        source={{ kind: 'stage', stage: stage.index }}
        snapshot={snapshot}
        onChoose={(path) => setPairs(withPath(pairs, path))}
      />
    </IntentDialog>
  );
}

/** The image that a stage is built on in the end; empty where that is none, or not known. */
function imageUnder({ graph }: Snapshot, stage: Stage): string {
  let at: Stage | undefined = stage;
  // A cycle has no end; a base always stands above.
  while (at?.base.kind === 'stage' && at.base.stage < at.index) at = graph.stages[at.base.stage];
  return at?.base.kind === 'image' ? at.base.ref : '';
}

/** Pairs that begin with what is guessed to be the stage's result, unless something was written before. */
function useSuggestedPaths(stage: number) {
  const store = useAppStoreApi();
  const [pairs, setPairs] = useState<readonly PathPair[]>([nothing]);
  useEffect(() => {
    let open = true;
    void store
      .getState()
      .askRefactorings()
      .then((offers) => {
        const found = offers.find(
          ({ intent }) => intent.kind === 'splitRuntime' && intent.stage === stage,
        )?.intent;
        if (!open || found?.kind !== 'splitRuntime') return;
        setPairs((now) => (now.length === 1 && now[0] === nothing ? found.paths : now));
      });
    return () => {
      open = false;
    };
  }, [store, stage]);
  return [pairs, setPairs] as const;
}

const nothing: PathPair = { source: '', destination: '' };

/** Shows what the new order would be. */
export function DependenciesDialog({ stage }: StageDialogProps) {
  const { t } = useTranslation('graph');
  return (
    <IntentDialog
      whole
      reorders
      comparedAs={t('ask.dependenciesFirst.title')}
      title={t('ask.dependenciesFirst.title')}
      description={t('ask.dependenciesFirst.hint')}
      intent={{ kind: 'dependenciesFirst', stage: stage.index }}
    />
  );
}
