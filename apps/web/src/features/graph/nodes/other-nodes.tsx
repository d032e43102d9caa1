import type { NodeProps } from '@xyflow/react';
import { Braces, Container, FolderTree, Package } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { useNodeLook } from '../look/use-part-look.ts';
import { focusKey } from '../keyboard.ts';
import type { FlowNode } from '../model/flow-nodes.ts';
import { revealInstruction } from '../reveal.ts';
import { FailureNote } from './failure-note.tsx';
import { InstructionRow } from './instruction-row.tsx';
import { SmallNode } from './small-node.tsx';

/** An image that is not built here. */
export const ImageNode = memo(function ImageNode(props: NodeProps<FlowNode>) {
  const { card } = props.data;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  if (card.kind !== 'image') return null;
  const { instruction } = card;
  const kind = card.usedAsBase ? t('node.imageBase') : t('node.image');
  return (
    <SmallNode
      id={card.id}
      direction={props.data.direction}
      icon={<Container className="size-4.5" />}
      title={card.reference}
      kind={card.needed ? kind : `${kind} · ${t('node.unneeded')}`}
      needed={card.needed}
      onPress={
        instruction === null ? undefined : () => revealInstruction(store, instruction, false)
      }
    />
  );
});

/** The folder that COPY and ADD read from. */
export const ContextNode = memo(function ContextNode(props: NodeProps<FlowNode>) {
  const { card } = props.data;
  const { t } = useTranslation('graph');
  const name = useAppStore((state) => state.workspace?.name ?? '.');
  const showSide = useAppStore((state) => state.showSide);
  if (card.kind !== 'context') return null;
  return (
    <SmallNode
      id={card.id}
      direction={props.data.direction}
      icon={<FolderTree className="size-4.5" />}
      title={name}
      kind={t('node.context')}
      needed={card.needed}
      onPress={() => showSide('files')}
    />
  );
});

/** The image that the target becomes, with its tags and, once the shown build made it, its size. */
export const OutputNode = memo(function OutputNode(props: NodeProps<FlowNode>) {
  const { card } = props.data;
  const { t } = useTranslation('graph');
  const tags = useAppStore((state) => state.buildOptions?.tags);
  const size = useAppStore((state) => (state.overlay.size > 0 ? state.image?.size : undefined));
  const language = useAppStore((state) => state.language);
  const showBottom = useAppStore((state) => state.showBottom);
  if (card.kind !== 'output') return null;
  const title = tags === undefined || tags.length === 0 ? t('node.untagged') : tags.join(', ');
  const kind = [t('node.output'), size === undefined ? null : formatBytes(size, language)];
  return (
    <SmallNode
      id={card.id}
      direction={props.data.direction}
      icon={<Package className="size-4.5 text-accent" />}
      title={title}
      kind={kind.filter(Boolean).join(' · ')}
      needed
      className="border-accent"
      onPress={() => showBottom('image')}
    />
  );
});

/** What stands before the first FROM: global ARGs, and whatever else is there by mistake. */
export const GlobalsNode = memo(function GlobalsNode(props: NodeProps<FlowNode>) {
  const { card } = props.data;
  const { t } = useTranslation('graph');
  const look = useNodeLook(card.id);
  if (card.kind !== 'globals') return null;
  const title = t('node.globals');
  return (
    <div
      {...look}
      className="graph-card flex h-full flex-col rounded-lg border border-line-strong bg-panel"
    >
      <div className="flex h-[40px] shrink-0 items-center px-2.5">
        <div
          role="group"
          tabIndex={-1}
          data-graph-focus={focusKey(card.id, null)}
          data-graph-node={card.id}
          aria-label={`${title}, ${t('node.instructions', { count: card.rows.length })}`}
          className="flex min-w-0 items-center gap-2 rounded"
        >
          <Braces aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="graph-title truncate text-base font-semibold">{title}</span>
        </div>
      </div>
      <ul aria-label={title} className="border-t">
        {card.rows.map((row) => (
          <InstructionRow key={row.id} row={row} nodeId={card.id} />
        ))}
      </ul>
      <div aria-hidden className="graph-far graph-far-small">
        {title}
      </div>
      <FailureNote rows={card.rows} />
    </div>
  );
});
