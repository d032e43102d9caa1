import { useId, type ReactNode } from 'react';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Select, type SelectOption } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
}

/** One of a few, with its label above. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const id = useId();
  const { label, ...rest } = props;
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {label}
      </label>
      <Select id={id} {...rest} className="w-full" />
    </div>
  );
}

export function FieldRow(props: { readonly children: ReactNode }) {
  return <div className="flex items-start gap-3">{props.children}</div>;
}

/** Where something is copied from and to. */
export interface PathPair {
  readonly source: string;
  readonly destination: string;
}

/** Pairs in which both ends are written. */
export function writtenPairs(pairs: readonly PathPair[]): PathPair[] {
  return pairs
    .map(({ source, destination }) => ({ source: source.trim(), destination: destination.trim() }))
    .filter(({ source, destination }) => source !== '' && destination !== '');
}

/** The pairs with one that copies a path to where it was, in place of one without a source. */
export function withPath(pairs: readonly PathPair[], path: string): PathPair[] {
  const pair = { source: path, destination: path };
  const free = pairs.findIndex(({ source }) => source.trim() === '');
  return free < 0 ? [...pairs, pair] : pairs.with(free, pair);
}

interface PathPairsProps {
  readonly pairs: readonly PathPair[];
  readonly onChange: (pairs: readonly PathPair[]) => void;
}

/** A table of paths to copy. A destination that was not written by hand is that of the source. */
export function PathPairs(props: PathPairsProps) {
  const { pairs, onChange } = props;
  const { t } = useTranslation('graph');
  const change = (index: number, change: Partial<PathPair>): void =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...change } : pair)));
  return (
    <fieldset>
      <legend className="text-xs font-medium text-muted">{t('ask.paths.label')}</legend>
      <p className="mb-1.5 text-xs text-muted">{t('ask.paths.hint')}</p>
      <ul className="flex flex-col gap-1.5">
        {pairs.map((pair, index) => (
          // Rows of a form: they have no other name than their place.
          <li key={index} className="flex items-end gap-2">
            <TextField
              label={t('ask.paths.source')}
              hideLabel={index > 0}
              mono
              className="flex-1"
              value={pair.source}
              onValueChange={(source) =>
                change(
                  index,
                  pair.destination === pair.source ? { source, destination: source } : { source },
                )
              }
            />
            <TextField
              label={t('ask.paths.destination')}
              hideLabel={index > 0}
              mono
              className="flex-1"
              value={pair.destination}
              onValueChange={(destination) => change(index, { destination })}
            />
            <IconButton
              label={t('ask.paths.remove', { number: index + 1 })}
              disabled={pairs.length === 1}
              onClick={() => onChange(pairs.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        className="mt-1.5"
        icon={<Plus aria-hidden className="size-3.5" />}
        onClick={() => onChange([...pairs, { source: '', destination: '' }])}
      >
        {t('ask.paths.add')}
      </Button>
    </fieldset>
  );
}
