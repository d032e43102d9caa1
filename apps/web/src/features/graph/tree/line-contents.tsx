import {
  ArrowLeft,
  ArrowRight,
  Braces,
  Container,
  Flag,
  FolderTree,
  Layers,
  Package,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ComparedOr, useCompared } from '../compared/compared-badge.tsx';
import { ForetoldOr, useForetold } from '../foretell/foretold-badge.tsx';
import type { Card, Row } from '../model/cards.ts';
import { ProblemSign, RowState, useRowName, useRowState } from '../nodes/row-state.tsx';
import { RowText } from '../nodes/row-text.tsx';
import { PhaseIcon, useStagePhase } from '../nodes/stage-phase.tsx';
import type { Relation, TreeItem } from './tree-items.ts';

/** All that a line tells, as one sentence. */
export function useItemName({ content }: TreeItem, { graph, model }: Snapshot): string {
  const { t } = useTranslation(['graph', 'app']);
  const language = useAppStore((state) => state.language);
  const row = content.kind === 'row' ? content.row : noRow;
  const rowName = useRowName(row, useRowState(row.index));
  const foretold = useForetold(row.id);
  const compared = useCompared(row.id);
  const card = content.kind === 'card' ? content.card : null;
  const phase = useStagePhase(card !== null && 'rows' in card ? card.rows : []);
  if (content.kind === 'row') {
    return [rowName, foretold?.text, compared?.text].filter((part) => part != null).join('. ');
  }
  if (content.kind === 'relation') {
    const { does, edge, other } = content.relation;
    const stage = graph.stages.find(({ id }) => id === other);
    const name =
      stage === undefined
        ? other.replace(/^image:/, '')
        : (stage.name ?? t('graph:node.unnamed', { index: stage.index }));
    const line = (model.instructions[edge.instruction]?.firstLine ?? 0) + 1;
    return t(`graph:tree.${does}`, { name, line });
  }
  const parts = [cardTitle(content.card, t)];
  if (content.card.kind === 'stage') {
    const { rows, isTarget, needed, marks } = content.card;
    parts.push(t('graph:node.instructions', { count: rows.length }));
    if (isTarget) parts.push(t('graph:node.target'));
    if (!needed) parts.push(t('graph:node.unneeded'));
    const problems = rows.reduce((sum, { marks: own }) => sum + own.length, marks.length);
    if (problems > 0) parts.push(t('graph:tree.problems', { count: problems }));
    parts.push(...marks.map(({ message }) => message[language]));
  }
  if (phase !== null) parts.push(t(`app:phase.${phase}`));
  return parts.join(', ');
}

/** Hooks are called for every line, whatever it shows. */
const noRow: Row = { id: '', index: -1, keyword: '', text: '', line: 0, marks: [] };

type Translate = ReturnType<typeof useTranslation<['graph', 'app']>>['t'];

function cardTitle(card: Card, t: Translate): string {
  if (card.kind === 'stage') {
    return card.name === null
      ? t('graph:node.unnamed', { index: card.index })
      : t('graph:node.stage', { name: card.name });
  }
  if (card.kind === 'image') {
    return `${card.reference}, ${t(card.usedAsBase ? 'graph:node.imageBase' : 'graph:node.image')}`;
  }
  return t(`graph:node.${card.kind}`);
}

const cardIcons = {
  stage: Layers,
  globals: Braces,
  image: Container,
  context: FolderTree,
  output: Package,
};

/** A stage or another node. */
export function CardLine(props: { readonly card: Card }) {
  const { card } = props;
  const { t } = useTranslation(['graph', 'app']);
  const phase = useStagePhase('rows' in card ? card.rows : []);
  const Icon = cardIcons[card.kind];
  const needed = card.kind !== 'stage' || card.needed;
  const errors =
    'rows' in card &&
    card.rows.some(({ marks }) => marks.some(({ severity }) => severity === 'error'));
  return (
    <>
      <Icon
        aria-hidden
        className={classNames('size-4 shrink-0', needed ? 'text-accent' : 'text-faint')}
      />
      <span className={classNames('truncate font-semibold', !needed && 'text-muted')}>
        {card.kind === 'image' ? card.reference : cardTitle(card, t)}
      </span>
      <span className="min-w-0 flex-1 truncate text-xs text-faint">
        {card.kind === 'stage' ? t('graph:node.instructions', { count: card.rows.length }) : null}
        {needed ? null : ` · ${t('graph:node.unneeded')}`}
      </span>
      {errors ? <ProblemSign error /> : null}
      {phase === null ? null : <PhaseIcon phase={phase} className="size-4" />}
      {card.kind === 'stage' && card.isTarget ? (
        <span className="flex shrink-0 items-center gap-1 text-xs text-accent">
          <Flag aria-hidden className="size-3.5" />
          {t('graph:node.target')}
        </span>
      ) : null}
    </>
  );
}

/** An instruction. */
export function RowLine(props: { readonly row: Row }) {
  const { row } = props;
  const state = useRowState(row.index);
  const compared = useCompared(row.id);
  const foretold = useForetold(row.id);
  const error = row.marks.some(({ severity }) => severity === 'error');
  return (
    <>
      <RowText row={row} error={error} />
      {row.marks.length === 0 ? null : <ProblemSign error={error} />}
      <ComparedOr compared={compared}>
        <ForetoldOr foretold={foretold}>
          {state === null ? null : <RowState state={state} />}
        </ForetoldOr>
      </ComparedOr>
    </>
  );
}

/** Where something comes from or goes to; it leads there. */
export function RelationLine(props: { readonly relation: Relation; readonly name: string }) {
  const Icon = props.relation.does === 'usedBy' ? ArrowRight : ArrowLeft;
  return (
    <>
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted" />
      <span className="truncate text-xs text-muted">{props.name}</span>
    </>
  );
}
