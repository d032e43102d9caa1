import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../../state/hooks.tsx';
import { roadsLimit } from '../../../../state/place-slice.types.ts';
import { useAnswer } from '../../../../state/use-answer.ts';
import { Button } from '../../../../ui/button.tsx';
import { Labelled } from '../../../../ui/labelled.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useInventory } from '../../use-inventory.ts';
import { MakingList } from './making-list.tsx';
import { makingsOf, type MakePlan } from './plan.ts';
import { useMaking } from './use-making.ts';

const nothing = '(none)';

interface MakeRoadsProps {
  /** The container to begin with, by its name; empty for none. */
  readonly container: string;
  /** Whether it is unfolded at first. */
  readonly openFirst: boolean;
}

/** Makes the images to compare from a container and from Dockerfiles of the open workspace. */
export function MakeRoads({ container, openFirst }: MakeRoadsProps) {
  const { t } = useTranslation('roads');
  const store = useAppStoreApi();
  // What comes later must not fold what the person has unfolded.
  const [wasOpen] = useState(openFirst);
  const [plan, setPlan] = useState<MakePlan>({
    ...{ container, name: 'roads', dockerfile: null, stages: null },
  });
  const { states, busy, make } = useMaking((image) => {
    const { roads, showRoads } = store.getState();
    if (roads === null) return;
    const others = roads.images.filter((other) => other !== image);
    showRoads({ ...roads, images: [...others, image].slice(-roadsLimit) });
  });
  const makings = makingsOf(plan);
  const ready = makings.length > 0 && plan.name.trim() !== '';
  return (
    <details open={wasOpen} className="group shrink-0 rounded-md border bg-panel">
      <summary className="flex cursor-default list-none items-center gap-2 rounded-md px-3 py-1.5 text-sm font-medium hover:bg-hover">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 text-muted group-open:rotate-90" />
        {t('make.title')}
      </summary>
      <form
        className="flex flex-col gap-3 border-t px-3 py-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void make(plan.container, makings);
        }}
      >
        <Fields plan={plan} onChange={(part) => setPlan({ ...plan, ...part })} />
        <MakingList makings={makings} states={states} />
        <div>
          <Button type="submit" variant="primary" busy={busy} disabled={!ready}>
            {t('make.do', { count: makings.length })}
          </Button>
        </div>
      </form>
    </details>
  );
}

interface FieldsProps {
  readonly plan: MakePlan;
  readonly onChange: (part: Partial<MakePlan>) => void;
}

function Fields({ plan, onChange }: FieldsProps) {
  const { t } = useTranslation('roads');
  const { inventory } = useInventory();
  const containers = (inventory?.containers ?? []).map(({ name }) => name);
  const named = containers.includes(plan.container) || plan.container === '';
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice
          label={t('make.container')}
          value={plan.container}
          values={named ? containers : [plan.container, ...containers]}
          onChange={(container) => onChange({ container: container ?? '' })}
        />
        <TextField
          mono
          label={t('make.name')}
          hint={t('make.nameHint')}
          value={plan.name}
          onValueChange={(name) => onChange({ name })}
        />
      </div>
      <Dockerfiles plan={plan} onChange={onChange} />
    </>
  );
}

function Dockerfiles({ plan, onChange }: FieldsProps) {
  const { t } = useTranslation('roads');
  const ask = useAppStore((state) => state.askRecords);
  const workspace = useAppStore((state) => state.workspace);
  const id = workspace?.id ?? '';
  const answer = useAnswer(id, async (signal) =>
    id === ''
      ? { ok: true, value: { paths: [] } }
      : ask('listDockerfiles', { params: { id }, signal }),
  );
  const paths = answer.state === 'ready' ? answer.value.paths : [];
  if (workspace === null) return <p className="text-xs text-muted">{t('make.noWorkspace')}</p>;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Choice
        label={t('make.dockerfile')}
        value={plan.dockerfile ?? ''}
        values={paths}
        onChange={(dockerfile) => onChange({ dockerfile })}
      />
      <Choice
        label={t('make.stages')}
        value={plan.stages ?? ''}
        values={paths}
        onChange={(stages) => onChange({ stages })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** Empty for nothing. */
  readonly value: string;
  readonly values: readonly string[];
  readonly onChange: (value: string | null) => void;
}

/** One of a list, or nothing. */
function Choice({ label, value, values, onChange }: ChoiceProps) {
  const { t } = useTranslation('roads');
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          value={value === '' ? nothing : value}
          onChange={(next) => onChange(next === nothing ? null : next)}
          options={[
            { value: nothing, label: t('make.nothing') },
            ...values.map((one) => ({ value: one, label: one })),
          ]}
          className="w-full"
        />
      )}
    </Labelled>
  );
}
