import type { LayerOrigins, LayersSummary, LayerSummary } from '@stagecraft/contracts';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes } from '../../../ui/format.ts';
import { Legend } from '../shared/legend.tsx';
import { instructionText } from '../shared/words.ts';

interface LayerListProps {
  readonly summary: LayersSummary;
  readonly origins: LayerOrigins | null;
  readonly chosen: number;
  readonly onChoose: (layer: number) => void;
}

/** The layers, base first: the instruction, the size, and what it is made of. Arrow keys choose. */
export function LayerList({ summary, origins, chosen, onChoose }: LayerListProps) {
  const { t } = useTranslation('layers');
  const list = useRef<HTMLDivElement>(null);
  const last = summary.layers.length - 1;
  const largest = Math.max(1, ...summary.layers.map(({ fileBytes }) => fileBytes));
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(Math.max(0, Math.min(last, next)));
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={t('list.label')}
      tabIndex={0}
      aria-activedescendant={`layer-${String(chosen)}`}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-auto py-1 focus-visible:-outline-offset-2"
    >
      {summary.layers.map((layer) => (
        <LayerOption
          key={layer.index}
          layer={layer}
          largest={largest}
          line={origins?.layers.find((one) => one.layer === layer.index)?.line ?? null}
          chosen={layer.index === chosen}
          onChoose={() => onChoose(layer.index)}
        />
      ))}
    </div>
  );
}

/** What the colours of the bars mean. */
export function LayerLegend() {
  const { t } = useTranslation('layers');
  return (
    <p
      aria-label={t('list.legend.label')}
      role="note"
      className="flex shrink-0 flex-wrap gap-x-3 border-t px-3 py-1"
    >
      <Legend tone="bg-done" words={t('list.legend.added')} />
      <Legend tone="bg-warning" words={t('list.legend.changed')} />
      <Legend tone="bg-danger" words={t('list.legend.wasted')} />
      <Legend tone="bg-cached" words={t('list.legend.removed')} />
    </p>
  );
}

interface LayerOptionProps {
  readonly layer: LayerSummary;
  /** Bytes of the largest layer: the longest bar. */
  readonly largest: number;
  readonly line: number | null;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function LayerOption({ layer, largest, line, chosen, onChoose }: LayerOptionProps) {
  const { t, i18n } = useTranslation('layers');
  const text = instructionText(layer.createdBy);
  return (
    <div
      id={`layer-${String(layer.index)}`}
      role="option"
      aria-selected={chosen}
      onClick={onChoose}
      className={classNames(
        'flex cursor-default flex-col gap-0.5 px-3 py-1.5',
        chosen ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className="text-2xs text-muted tabular-nums">
          <span className="sr-only">{t('list.layer', { number: layer.index + 1 })}</span>
          <span aria-hidden>{layer.index + 1}</span>
        </span>
        <span title={text} className="line-clamp-2 min-w-0 flex-1 font-mono text-xs break-words">
          {text === '' ? t('list.noInstruction') : text}
        </span>
        <span className="shrink-0 text-xs text-muted tabular-nums">
          {formatBytes(layer.fileBytes, i18n.language)}
        </span>
      </span>
      <LayerBar layer={layer} largest={largest} />
      <span className="flex gap-2 pl-4 text-2xs text-muted">
        {line === null ? null : <span>{t('list.line', { line })}</span>}
        {layer.refusedCount === 0 ? null : (
          <span className="text-warning">{t('list.refused', { count: layer.refusedCount })}</span>
        )}
      </span>
      <Truncated layer={layer} />
    </div>
  );
}

function Truncated({ layer }: { readonly layer: LayerSummary }) {
  const { i18n } = useTranslation('layers');
  if (layer.truncatedText === null) return null;
  const text = i18n.language === 'zh-CN' ? layer.truncatedText['zh-CN'] : layer.truncatedText.en;
  return <span className="text-2xs text-warning">{text}</span>;
}

/** Bytes added, changed and wasted, as shares of the largest layer; the words are read out. */
function LayerBar({ layer, largest }: { readonly layer: LayerSummary; readonly largest: number }) {
  const { t, i18n } = useTranslation('layers');
  const { added, changed, removed, wastedBytes } = layer;
  const bytes = (amount: number): string => formatBytes(amount, i18n.language);
  const told = [
    added.paths > 0 && t('list.added', { count: added.paths, bytes: bytes(added.bytes) }),
    changed.paths > 0 && t('list.changed', { count: changed.paths, bytes: bytes(changed.bytes) }),
    removed.paths > 0 && t('list.removed', { count: removed.paths, bytes: bytes(removed.bytes) }),
    wastedBytes > 0 && t('list.wasted', { bytes: bytes(wastedBytes) }),
  ].filter((one) => one !== false);
  const words = told.length === 0 ? t('list.empty') : told.join('; ');
  // What is there is seen, however small it is beside the largest.
  const width = (amount: number) => ({
    width: `${String((amount / largest) * 100)}%`,
    minWidth: amount > 0 ? 2 : 0,
  });
  return (
    <span className="block pl-4" title={words}>
      <span className="sr-only">{words}</span>
      <span aria-hidden className="flex h-1.5 overflow-hidden rounded-sm bg-hover">
        <span className="bg-done" style={width(added.bytes)} />
        <span className="bg-warning" style={width(changed.bytes)} />
      </span>
      {wastedBytes === 0 && removed.paths === 0 ? null : (
        <span aria-hidden className="mt-0.5 flex h-1 overflow-hidden rounded-sm">
          <span className="bg-danger" style={width(wastedBytes)} />
          <span className="bg-cached" style={width(removed.bytes)} />
        </span>
      )}
    </span>
  );
}
