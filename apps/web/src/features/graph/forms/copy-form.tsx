import type { Instruction } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import { HeredocBodies } from './command-fields.tsx';
import { ListRows } from './fields/list-rows.tsx';
import { ProblemLine } from './fields/problem-line.tsx';
import { Fields } from './fields/section.tsx';
import { SwitchRow } from './fields/switch-row.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useRefusal } from './fields/use-draft.ts';
import { flagValues, setFlag, useForm, wordsOf } from './form-context.ts';
import { flagListChanges } from './model/flag-list.ts';
import type { WordsEdit } from './model/word-edits.ts';
import { OriginChoice } from './origin-choice.tsx';
import { DestinationChooser, SourceChooser } from './path-chooser.tsx';

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
  const { instruction, change } = useForm();
  const refusal = useRefusal();
  const keyword = instruction.keyword === 'ADD' ? 'ADD' : 'COPY';
  const words = wordsOf(instruction);
  const sources = words.slice(0, -1);
  const destination = words.at(-1) ?? '';
  const from = flagValues(instruction, 'from')[0] ?? null;
  const set = (edit: WordsEdit) => change((now) => [{ field: 'words', words: edit(wordsOf(now)) }]);
  const setDestination = (text: string) => set((now) => [...now.slice(0, -1), text]);
  return (
    <Fields>
      {keyword === 'COPY' ? (
        <OriginChoice
          label={t('flag', { label: t('copy.origin'), flag: 'from' })}
          none={t('copy.context')}
          numbers
          value={from}
          onApply={(value) => change(() => [setFlag('from', value)])}
        />
      ) : null}
      <ListRows
        title={t('copy.sources')}
        itemLabel={t('copy.source')}
        words={sources}
        onEdit={(edit) => set((now) => withDestination(edit(now.slice(0, -1)), now.at(-1) ?? ''))}
        chooser={(add) => <SourceChooser from={from} onChoose={add} />}
      />
      <div className="flex items-start gap-1">
        <TextRow
          className="min-w-0 flex-1"
          label={t('copy.destination')}
          value={destination}
          onApply={setDestination}
        />
        <span className="pt-5">
          <DestinationChooser onChoose={(word) => refusal.track(setDestination(word))} />
        </span>
      </div>
      <ProblemLine text={refusal.problem} />
      <CopyFlags keyword={keyword} />
      <HeredocBodies />
    </Fields>
  );
}

/** Flags other than --from. */
function CopyFlags({ keyword }: { readonly keyword: keyof typeof texts }) {
  const { t } = useTranslation('forms');
  const { instruction, change } = useForm();
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {texts[keyword].map((flag) => (
          <TextRow
            key={flag}
            label={t('flag', { label: t(`copy.${flag}`), flag })}
            placeholder={t('notSet')}
            value={flagValues(instruction, flag)[0] ?? ''}
            onApply={(text) => change(() => [setFlag(flag, text)])}
          />
        ))}
      </div>
      <div className="flex flex-col gap-1.5">
        {switches[keyword].map((flag) => (
          <SwitchRow
            key={flag}
            label={t(`copy.${flag}`)}
            checked={isOn(flagValues(instruction, flag))}
            onApply={(on) => change(() => [setFlag(flag, on ? true : null)])}
          />
        ))}
      </div>
      <ListRows
        title={t('flag', { label: t('copy.excludes'), flag: 'exclude' })}
        itemLabel={t('copy.exclude')}
        words={excludesOf(instruction)}
        onEdit={(edit) =>
          change((now) => flagListChanges('exclude', excludesOf(now), edit(excludesOf(now))))
        }
      />
    </>
  );
}

/** Several sources go into a folder, which BuildKit wants to see. */
function withDestination(sources: readonly string[], destination: string): string[] {
  const isFolder = /(?:^|\/)\.{0,2}$/.test(destination) || destination.includes('$');
  return [...sources, sources.length > 1 && !isFolder ? `${destination}/` : destination];
}

function excludesOf(instruction: Instruction): string[] {
  return flagValues(instruction, 'exclude').map((value) => value ?? '');
}

function isOn([value]: readonly (string | null)[]): boolean {
  return value !== undefined && value?.toLowerCase() !== 'false';
}
