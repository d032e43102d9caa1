import type { SourceEnd, Stage } from '@stagecraft/dockerfile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import type { SelectOption } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Choice, FieldRow } from './fields.tsx';
import { useStageName } from './names.ts';

interface SourceChoiceProps {
  readonly options: readonly SelectOption<string>[];
  readonly chosen: string;
  readonly setChosen: (value: string) => void;
  readonly reference: string;
  readonly setReference: (value: string) => void;
}

/**
 * What a stage takes from, as it is chosen; `source` is null while an image has no name. `first` is chosen
 * to begin with; without it, something else than `now`.
 */
export function useSource(
  snapshot: Snapshot,
  stage: Stage,
  first: SourceEnd | null = null,
  now: SourceEnd | null = null,
) {
  const options = useSources(snapshot, stage);
  const other = options.find(({ value }) => value !== valueOf(now));
  const [chosen, setChosen] = useState(valueOf(first) ?? other?.value ?? 'context');
  const [reference, setReference] = useState('');
  const choice: SourceChoiceProps = { options, chosen, setChosen, reference, setReference };
  return { source: sourceOf(chosen, reference.trim()), choice };
}

/** Stages, the context and images to choose from, and a field for an image that is not among them. */
export function SourceChoice(props: SourceChoiceProps) {
  const { t } = useTranslation('graph');
  return (
    <FieldRow>
      <Choice
        label={t('ask.chooseSource.source')}
        value={props.chosen}
        options={props.options}
        onChange={props.setChosen}
      />
      {props.chosen === 'other' ? (
        <TextField
          label={t('ask.chooseSource.ref')}
          mono
          className="flex-1"
          value={props.reference}
          onValueChange={props.setReference}
        />
      ) : null}
    </FieldRow>
  );
}

/** What a stage can copy from: other stages, the context, images that the file names, and any other. */
function useSources(snapshot: Snapshot, stage: Stage): readonly SelectOption<string>[] {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const { stages, images } = snapshot.graph;
  const others = stages.filter(({ index }) => index !== stage.index);
  return [
    ...others.map((one) => ({
      value: `stage ${String(one.index)}`,
      // One without a name is called by its number, as a stage.
      label: one.name === null ? nameOf(one) : t('ask.chooseSource.stage', { name: one.name }),
    })),
    { value: 'context', label: t('ask.chooseSource.context') },
    ...images.map(({ ref }) => ({
      value: `image ${ref}`,
      label: t('ask.chooseSource.image', { ref }),
    })),
    { value: 'other', label: t('ask.chooseSource.otherImage') },
  ];
}

function valueOf(source: SourceEnd | null): string | null {
  if (source === null) return null;
  if (source.kind === 'context') return source.kind;
  return source.kind === 'stage' ? `stage ${String(source.stage)}` : `image ${source.ref}`;
}

function sourceOf(chosen: string, ref: string): SourceEnd | null {
  if (chosen === 'context') return { kind: 'context' };
  if (chosen === 'other') return ref === '' ? null : { kind: 'image', ref };
  const [kind, ...rest] = chosen.split(' ');
  const name = rest.join(' ');
  return kind === 'stage' ? { kind, stage: Number(name) } : { kind: 'image', ref: name };
}
