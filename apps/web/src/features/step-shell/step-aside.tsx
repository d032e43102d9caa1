import type { StateSide } from '@stagecraft/contracts';
import { parseDockerfile, type Hunk } from '@stagecraft/dockerfile';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useMemo, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import type { StepPlace, StepView } from '../../state/step-slice.types.ts';
import { IconButton } from '../../ui/button.tsx';
import { Segments } from './segments.tsx';
import { OpenState } from './open-state.tsx';
import { neighbour } from './neighbours.ts';
import { StateProgress } from './state-progress.tsx';

/** Shows the lines that an edit takes away and puts in. */
export type PreviewPart = ComponentType<{
  readonly hunks: readonly Hunk[];
  readonly className?: string;
}>;

/** The shown state of a build, beside the terminals: where it is, what it has, and what came of it. */
export function StepAside({ Preview }: { readonly Preview: PreviewPart }) {
  const { t } = useTranslation('stepShell');
  const view = useAppStore((state) => state.stepView);
  if (view === null) return null;
  return (
    <section
      aria-label={t('label')}
      data-testid="step-shell"
      className="flex h-full min-h-0 flex-col border-l bg-panel text-sm"
    >
      <Head view={view} />
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-3 py-2">
        {view.progress.phase === 'open' ? (
          <OpenState
            key={view.progress.state.id}
            place={view.place}
            state={view.progress.state}
            Preview={Preview}
          />
        ) : (
          <StateProgress view={view} progress={view.progress} />
        )}
      </div>
    </section>
  );
}

function Head({ view }: { readonly view: StepView }) {
  const { t } = useTranslation('stepShell');
  const steps = useAppStore((state) => state.steps);
  const { place, side } = view;
  const model = useMemo(() => parseDockerfile(place.text), [place.text]);
  const instruction = model.instructions[place.instruction];
  if (instruction === undefined) return null;
  const { start, end } = instruction.contentSpan;
  const [line = ''] = place.text.slice(start, end).split('\n', 1);
  const go = (to: { readonly place: StepPlace; readonly side: StateSide }): void =>
    void steps().then(({ open }) => open(to.place, to.side, false));
  const previous = neighbour(model, place, side, -1);
  const next = neighbour(model, place, side, 1);
  return (
    <header className="flex shrink-0 flex-col gap-1.5 border-b px-3 py-2">
      <div className="flex items-center gap-1">
        <h3 className="min-w-0 flex-1 truncate font-medium" title={line}>
          {t(`title.${side}`, { line: instruction.firstLine + 1 })}
        </h3>
        <IconButton
          size="small"
          label={t('previous')}
          disabled={previous === null}
          onClick={() => previous && go(previous)}
        >
          <ChevronLeft aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          size="small"
          label={t('next')}
          disabled={next === null}
          onClick={() => next && go(next)}
        >
          <ChevronRight aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          size="small"
          label={t('close')}
          onClick={() => void steps().then(({ show }) => show(null))}
        >
          <X aria-hidden className="size-3.5" />
        </IconButton>
      </div>
      <code className="truncate font-mono text-xs text-muted" title={line}>
        {line}
      </code>
      <Segments
        label={t('side.label')}
        value={side}
        onChange={(to) => go({ place, side: to })}
        options={[
          { value: 'before', label: t('side.before'), disabled: instruction.keyword === 'FROM' },
          { value: 'after', label: t('side.after'), disabled: false },
        ]}
      />
    </header>
  );
}
