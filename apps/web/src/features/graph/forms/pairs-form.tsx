import { plainPairs, type Instruction, type PlainPair } from '@stagecraft/dockerfile';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ProblemLine } from './fields/problem-line.tsx';
import { RemoveButton } from './fields/remove-button.tsx';
import { Fields, Section } from './fields/section.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useRefusal } from './fields/use-draft.ts';
import { useForm } from './form-context.ts';

const titles = { ENV: 'variables', LABEL: 'labels', ARG: 'arguments' } as const;

/** ENV, LABEL, ARG: names and values as a table. */
export function PairsForm() {
  const { t } = useTranslation('forms');
  const { snapshot, instruction } = useForm();
  const { keyword } = instruction;
  const { escape } = snapshot.model;
  const kind = keyword === 'ENV' || keyword === 'LABEL' ? keyword : 'ARG';
  const pairs = pairsOf(instruction, escape);
  return (
    <Fields>
      <Section title={t(`pairs.${titles[kind]}`)}>
        {pairs.map((pair, at) => (
          // A pair has no identity but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <PairRow key={at} at={at} pair={pair} bare={kind === 'ARG'} />
        ))}
        <NewPair bare={kind === 'ARG'} />
        {kind === 'ARG' ? <p className="text-xs text-muted">{t('pairs.bareHint')}</p> : null}
        <p className="text-xs text-muted">
          {escape === '\\' ? t('pairs.hint') : t('pairs.hintBacktick')}
        </p>
      </Section>
    </Fields>
  );
}

interface PairRowProps {
  readonly at: number;
  readonly pair: PlainPair;
  /** Whether a name can stand without a value. */
  readonly bare: boolean;
}

function PairRow({ at, pair, bare }: PairRowProps) {
  const { t } = useTranslation('forms');
  const { snapshot, change } = useForm();
  const refusal = useRefusal();
  const set = (edit: (now: PlainPair) => PlainPair | null) =>
    change((now) => {
      const old = pairsOf(now, snapshot.model.escape)[at];
      return old === undefined ? [] : [{ field: 'pair', at, pair: edit(old) }];
    });
  const name = t('numbered', { label: t('pairs.name'), number: at + 1 });
  return (
    <>
      <div className="flex items-start gap-1">
        <TextRow
          className="min-w-0 flex-2"
          label={name}
          hideLabel
          value={pair.name}
          onApply={(text) => set((now) => (text === '' ? null : { ...now, name: text }))}
        />
        {bare ? (
          <span className="pt-1">
            <Checkbox
              hideLabel
              label={t('pairs.hasDefault', { name: pair.name })}
              checked={pair.value !== null}
              onChange={(on) =>
                refusal.track(set((now) => ({ ...now, value: on ? (now.value ?? '') : null })))
              }
            />
          </span>
        ) : null}
        <span aria-hidden className="pt-1 font-mono text-muted">
          =
        </span>
        <TextRow
          className="min-w-0 flex-3"
          label={t('numbered', { label: t('pairs.value'), number: at + 1 })}
          hideLabel
          placeholder={t(pair.value === null ? 'pairs.noDefault' : 'pairs.emptyDefault')}
          value={pair.value ?? ''}
          onApply={(text) => set((now) => ({ ...now, value: text }))}
        />
        <RemoveButton what={pair.name} onRemove={() => refusal.track(set(() => null))} />
      </div>
      <ProblemLine text={refusal.problem} />
    </>
  );
}

/** A row that becomes a pair with its value; a name alone is enough where one can stand so. */
function NewPair({ bare }: Pick<PairRowProps, 'bare'>) {
  const { t } = useTranslation('forms');
  const { snapshot, change } = useForm();
  const [name, setName] = useState('');
  const nameField = useRef<HTMLInputElement>(null);
  const add = async (value: string | null, named: string) => {
    const result = await change((now) => {
      const at = pairsOf(now, snapshot.model.escape).length;
      return [{ field: 'pair', at, pair: { name: named, value } }];
    });
    if (result.ok) {
      setName('');
      nameField.current?.focus();
    }
    return result;
  };
  const label = t('addTo', { what: t('pairs.name') });
  return (
    <div className="flex items-start gap-1">
      <TextRow
        className="min-w-0 flex-2"
        inputRef={nameField}
        label={label}
        hideLabel
        placeholder={label}
        value={name}
        onApply={async (text) => {
          if (bare && text !== '') return add(null, text);
          setName(text);
          return { ok: true };
        }}
      />
      {bare ? <span className="size-4 shrink-0" /> : null}
      <span aria-hidden className="pt-1 font-mono text-muted">
        =
      </span>
      <TextRow
        className="min-w-0 flex-3"
        label={t('addTo', { what: t('pairs.value') })}
        hideLabel
        placeholder={t('pairs.value')}
        value=""
        onApply={(value) => add(value, name)}
      />
      <span className="size-7 shrink-0" />
    </div>
  );
}

function pairsOf({ detail }: Instruction, escape: string): PlainPair[] {
  return detail.type === 'pairs' ? plainPairs(escape, detail) : [];
}
