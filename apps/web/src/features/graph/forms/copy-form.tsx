import { useTranslation } from 'react-i18next';
import { HeredocBodies } from './command-fields.tsx';
import { ListRows } from './fields/list-rows.tsx';
import { Fields } from './fields/section.tsx';
import { SwitchRow } from './fields/switch-row.tsx';
import { TextRow } from './fields/text-row.tsx';
import { flagValues, setFlag, useForm } from './form-context.ts';
import { flagListChanges } from './model/flag-list.ts';
import { OriginChoice } from './origin-choice.tsx';
import { PathChooser } from './path-chooser.tsx';

const texts = {
  COPY: ['chown', 'chmod'],
  ADD: ['chown', 'chmod', 'checksum'],
} as const;
const switches = {
  COPY: ['link', 'parents'],
  ADD: ['link', 'keep-git-dir', 'unpack'],
} as const;

/** COPY and ADD: sources, destination, and the flags. */
export function CopyForm() {
  const { t } = useTranslation('forms');
  const { snapshot, instruction, change } = useForm();
  const keyword = instruction.keyword === 'ADD' ? 'ADD' : 'COPY';
  const words = instruction.words.map(({ value }) => value);
  const sources = words.slice(0, -1);
  const destination = words.at(-1) ?? '';
  const from = flagValues(instruction, 'from')[0] ?? null;
  const set = (next: readonly string[]) => change({ field: 'words', words: next });
  return (
    <Fields>
      {keyword === 'COPY' ? (
        <OriginChoice
          label={t('flag', { label: t('copy.origin'), flag: 'from' })}
          none={t('copy.context')}
          numbers
          value={from}
          onApply={(value) => change(setFlag('from', value))}
        />
      ) : null}
      <ListRows
        title={t('copy.sources')}
        itemLabel={t('copy.source')}
        words={sources}
        onWords={(next) => set([...next, folderFor(next, destination)])}
        chooser={(add) => <PathChooser escape={snapshot.model.escape} from={from} onChoose={add} />}
      />
      <TextRow
        label={t('copy.destination')}
        value={destination}
        onApply={(text) => set([...sources, text])}
      />
      <CopyFlags keyword={keyword} />
      <HeredocBodies />
    </Fields>
  );
}

/** Flags other than --from. */
function CopyFlags({ keyword }: { readonly keyword: keyof typeof texts }) {
  const { t } = useTranslation('forms');
  const { instruction, change } = useForm();
  const excludes = flagValues(instruction, 'exclude').map((value) => value ?? '');
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {texts[keyword].map((flag) => (
          <TextRow
            key={flag}
            label={t('flag', { label: t(`copy.${flag}`), flag })}
            placeholder={t('notSet')}
            value={flagValues(instruction, flag)[0] ?? ''}
            onApply={(text) => change(setFlag(flag, text))}
          />
        ))}
      </div>
      <div className="flex flex-col gap-1.5">
        {switches[keyword].map((flag) => (
          <SwitchRow
            key={flag}
            label={t(`copy.${flag}`)}
            checked={isOn(flagValues(instruction, flag))}
            onApply={(on) => change(setFlag(flag, on ? true : null))}
          />
        ))}
      </div>
      <ListRows
        title={t('flag', { label: t('copy.excludes'), flag: 'exclude' })}
        itemLabel={t('copy.exclude')}
        words={excludes}
        onWords={(next) => change(...flagListChanges('exclude', excludes, next))}
      />
    </>
  );
}

/** Several sources go into a folder, which BuildKit wants to see. */
function folderFor(sources: readonly string[], destination: string): string {
  const isFolder = /(?:^|\/)\.{0,2}$/.test(destination) || destination.includes('$');
  return sources.length > 1 && !isFolder ? `${destination}/` : destination;
}

function isOn([value]: readonly (string | null)[]): boolean {
  return value !== undefined && value?.toLowerCase() !== 'false';
}
