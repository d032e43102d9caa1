import type { NodeProps } from '@xyflow/react';
import { ChevronDown, ChevronRight, CircleX, Flag, Layers, TriangleAlert } from 'lucide-react';
import { headerMiddle } from '@stagecraft/graph-layout';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { NodeHeatOr } from '../look/heat-value.tsx';
import { useNodeLook } from '../look/use-part-look.ts';
import { focusKey } from '../keyboard.ts';
import type { FlowNode } from '../model/flow-nodes.ts';
import type { StageCard } from '../model/cards.ts';
import type { Mark } from '../model/marks.ts';
import { pressNode } from '../selection/press.ts';
import { StageComparedOr, useStageComparedText } from '../compared/stage-compared.tsx';
import { FailureNote } from './failure-note.tsx';
import { InstructionRow } from './instruction-row.tsx';
import { LineEnds } from './line-ends.tsx';
import { PhaseIcon, useStagePhase, type StagePhase } from './stage-phase.tsx';

/** A stage with all of its instructions. */
export const StageNode = memo(function StageNode(props: NodeProps<FlowNode>) {
  const { card } = props.data;
  const { t } = useTranslation('graph');
  const phase = useStagePhase('rows' in card ? card.rows : []);
  const collapsed = useAppStore((state) => state.collapsed.includes(card.id));
  const selected = useAppStore((state) => state.selection.nodes.includes(card.id));
  const look = useNodeLook(card.id);
  if (card.kind !== 'stage') return null;
  const errors = countErrors(card);
  return (
    <div
      {...look}
      className={classNames(
        'graph-card flex h-full flex-col rounded-lg border bg-raised',
        card.needed ? 'border-line-strong' : 'border-dashed border-line-strong !bg-canvas',
        card.isTarget && 'border-accent',
        phase === 'running' && 'graph-card-running',
        phase === 'failed' && 'graph-card-failed',
        errors > 0 && '!border-danger',
        selected && 'graph-card-selected',
      )}
      data-needed={card.needed}
    >
      <LineEnds direction={props.data.direction} leaves={headerMiddle} height={props.height} />
      <StageHeader
        card={card}
        errors={errors}
        phase={phase}
        collapsed={collapsed}
        selected={selected}
      />
      {collapsed ? null : (
        <ul aria-label={stageTitle(card, t)} className="border-t">
          {card.rows.map((row) => (
            <InstructionRow key={row.id} row={row} nodeId={card.id} />
          ))}
        </ul>
      )}
      <div
        aria-hidden
        className={classNames('graph-far', collapsed && 'whitespace-nowrap')}
        style={{ fontSize: farSize(card.name ?? '', collapsed) }}
      >
        {card.name ?? stageTitle(card, t)}
        <StageComparedOr far rows={card.rows} most={collapsed ? 1 : 3}>
          <NodeHeatOr id={card.id}>
            {phase === null ? null : <PhaseIcon phase={phase} className="size-[1em]" />}
          </NodeHeatOr>
        </StageComparedOr>
      </div>
      {collapsed ? null : <FailureNote rows={card.rows} />}
    </div>
  );
});

function stageTitle(card: StageCard, t: ReturnType<typeof useTranslation<'graph'>>['t']): string {
  return card.name === null
    ? t('node.unnamed', { index: card.index })
    : t('node.stage', { name: card.name });
}

/** Size of the name from afar: as on the screen, but no word broken, and no higher than the card. */
function farSize(name: string, collapsed: boolean): string {
  const words = collapsed ? [name] : name.split(/[\s-]/);
  const letters = words.reduce((most, word) => Math.max(most, word.length + 1), 8);
  const most = Math.min(collapsed ? 30 : 44, Math.round(420 / letters));
  return `min(calc(11.5px / var(--zoom)), ${String(most)}px)`;
}

function countErrors(card: StageCard): number {
  const isError = (mark: Mark): boolean => mark.severity === 'error';
  return [...card.marks, ...card.rows.flatMap((row) => row.marks)].filter(isError).length;
}

interface StageHeaderProps {
  readonly card: StageCard;
  readonly errors: number;
  readonly phase: StagePhase | null;
  readonly collapsed: boolean;
  readonly selected: boolean;
}

function StageHeader(props: StageHeaderProps) {
  const { card, errors, phase, selected } = props;
  const store = useAppStoreApi();
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  const title = stageTitle(card, t);
  const notes = card.marks.map((mark) => mark.message[language]);
  const compared = useStageComparedText(card.rows);
  const sign = (
    <NodeHeatOr id={card.id}>
      {phase === null ? null : <PhaseIcon phase={phase} className="size-4" />}
    </NodeHeatOr>
  );
  return (
    <div className="flex h-[40px] shrink-0 items-center gap-1 pr-1.5 pl-1">
      <CollapseButton id={card.id} title={title} collapsed={props.collapsed} />
      <div
        role="group"
        tabIndex={-1}
        data-graph-focus={focusKey(card.id, null)}
        data-graph-node={card.id}
        onClick={(event) => {
          event.currentTarget.focus({ preventScroll: true });
          pressNode(store, card.id, event);
        }}
        aria-label={[
          title,
          selected ? t('node.selected') : null,
          t('node.instructions', { count: card.rows.length }),
          card.isTarget ? t('node.target') : null,
          card.needed ? null : t('node.unneeded'),
          errors > 0 ? t('node.errors', { count: errors }) : null,
          compared,
          ...notes,
        ]
          .filter(Boolean)
          .join(', ')}
        className="flex min-w-0 flex-1 items-center gap-2 rounded"
      >
        <StageTitle card={card} />
      </div>
      {props.collapsed ? (
        <StageComparedOr far={false} rows={card.rows} most={3}>
          {sign}
        </StageComparedOr>
      ) : (
        sign
      )}
      {notes.length === 0 ? null : <StageSign error={errors > 0} text={notes.join('\n')} />}
      <TargetFlag card={card} />
    </div>
  );
}

/** Its name, and under it what there is to know about it. */
function StageTitle(props: { readonly card: StageCard }) {
  const { card } = props;
  const { t } = useTranslation('graph');
  const under = card.needed
    ? [
        card.name === null ? null : t('node.stageIndex', { index: card.index }),
        card.platform,
        card.unknownBase === null ? null : t('node.unknownBase', { text: card.unknownBase }),
        t('node.instructions', { count: card.rows.length }),
      ]
    : [t('node.unneeded'), t('node.instructions', { count: card.rows.length })];
  return (
    <>
      <Layers
        aria-hidden
        className={classNames('size-4 shrink-0', card.needed ? 'text-accent' : 'text-faint')}
      />
      <span className="min-w-0 flex-1">
        <span
          className={classNames(
            'graph-title block truncate text-base leading-4.5 font-semibold',
            !card.needed && 'text-muted',
          )}
        >
          {card.name ?? t('node.unnamed', { index: card.index })}
        </span>
        <span className="block truncate text-2xs leading-3.5 text-faint">
          {under.filter(Boolean).join(' · ')}
        </span>
      </span>
    </>
  );
}

/** Hides the rows, or shows them again. */
function CollapseButton(props: {
  readonly id: string;
  readonly title: string;
  readonly collapsed: boolean;
}) {
  const { t } = useTranslation('graph');
  const toggle = useAppStore((state) => state.toggleCollapsed);
  const Icon = props.collapsed ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-expanded={!props.collapsed}
      aria-label={t('look.rows', { name: props.title })}
      className="nodrag nopan flex size-5 shrink-0 items-center justify-center rounded text-faint hover:bg-hover hover:text-ink"
      onClick={() => toggle(props.id)}
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
}

function StageSign(props: { readonly error: boolean; readonly text: string }) {
  const Icon = props.error ? CircleX : TriangleAlert;
  return (
    <span title={props.text} className={props.error ? 'text-danger' : 'text-warning'}>
      <Icon aria-hidden className="size-4" />
    </span>
  );
}

/** Says that the stage is the target, or makes it so. */
function TargetFlag(props: { readonly card: StageCard }) {
  const { card } = props;
  const { t } = useTranslation('graph');
  const setTarget = useAppStore((state) => state.setTarget);
  if (card.isTarget) {
    return (
      <Badge tone="accent">
        <Flag aria-hidden className="size-3" />
        {t('node.target')}
      </Badge>
    );
  }
  return (
    <IconButton
      label={t('target.choose', { name: card.name ?? card.targetName })}
      size="small"
      className="graph-quiet nodrag nopan"
      onClick={() => setTarget(card.targetName)}
    >
      <Flag aria-hidden className="size-3.5" />
    </IconButton>
  );
}
