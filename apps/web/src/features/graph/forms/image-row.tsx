import { useId } from 'react';
import { ImageSearch } from '../gestures/new-stage/image-search.tsx';
import { Offers } from './fields/offers.tsx';
import { ProblemLine } from './fields/problem-line.tsx';
import { useDraft } from './fields/use-draft.ts';
import type { Applied } from './submit.ts';

interface ImageRowProps {
  readonly label: string;
  readonly value: string;
  /** Stages that can be named in its place. */
  readonly stages: readonly string[];
  readonly onApply: (value: string) => Promise<Applied>;
}

/** An image or a stage, searched as for a new stage; Enter takes what is highlighted. */
export function ImageRow({ label, value, stages, onApply }: ImageRowProps) {
  const id = useId();
  const draft = useDraft(value, onApply);
  const choose = (ref: string): void => {
    draft.type(ref);
    draft.commit();
  };
  return (
    <div
      role="group"
      aria-labelledby={id}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) draft.commit();
      }}
    >
      <span id={id} className="mb-1 block text-xs font-medium text-muted">
        {label}
      </span>
      <ImageSearch
        folds
        autoFocus={false}
        value={draft.text}
        stages={stages}
        onChange={draft.type}
        onChoose={choose}
        onKeyDown={draft.onKeyDown}
      />
      <ProblemLine text={draft.problem} />
      <Offers {...draft} />
    </div>
  );
}
