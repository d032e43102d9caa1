import { useTranslation } from 'react-i18next';
import { ChoiceRow } from './fields/choice-row.tsx';
import { ProblemLine } from './fields/problem-line.tsx';
import { RemoveButton } from './fields/remove-button.tsx';
import { Fields, Section } from './fields/section.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useRefusal } from './fields/use-draft.ts';
import { useForm, wordsOf } from './form-context.ts';
import { readPort, writePort } from './model/port.ts';
import { addWord, setWord, type WordsEdit } from './model/word-edits.ts';
import type { Applied } from './submit.ts';

/** Ports, each with its protocol. */
export function ExposeForm() {
  const { t } = useTranslation('forms');
  const { instruction, change } = useForm();
  const set = (edit: WordsEdit) => change((now) => [{ field: 'words', words: edit(wordsOf(now)) }]);
  const addLabel = t('addTo', { what: t('expose.port') });
  return (
    <Fields>
      <Section title={t('expose.ports')}>
        {wordsOf(instruction).map((word, at) => (
          <PortRow
            // A port has no identity but its place.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            at={at}
            word={word}
            onWord={(next) => set(setWord(at, next === '' ? null : next))}
          />
        ))}
        <TextRow
          label={addLabel}
          hideLabel
          placeholder={addLabel}
          value=""
          onApply={(text) => set(addWord(text))}
        />
      </Section>
    </Fields>
  );
}

interface PortRowProps {
  readonly at: number;
  readonly word: string;
  /** Empty takes the port away. */
  readonly onWord: (word: string) => Promise<Applied>;
}

const UNSET = 'unset';
const protocols = ['tcp', 'udp', 'sctp'];

function PortRow({ at, word, onWord }: PortRowProps) {
  const { t } = useTranslation('forms');
  const refusal = useRefusal();
  const port = readPort(word);
  const name = t('numbered', { label: t('expose.port'), number: at + 1 });
  const whole = (text: string): string =>
    text === '' || text.includes('/') ? text : writePort({ ...port, port: text });
  return (
    <>
      <div className="flex items-start gap-1">
        <TextRow
          className="min-w-0 flex-1"
          label={name}
          hideLabel
          value={port.port}
          onApply={(text) => onWord(whole(text))}
        />
        <ChoiceRow
          className="w-34 shrink-0"
          label={t('numbered', { label: t('expose.protocol'), number: at + 1 })}
          hideLabel
          value={port.protocol ?? UNSET}
          options={[
            { value: UNSET, label: t('expose.tcpDefault') },
            ...protocols.map((value) => ({ value, label: `/${value}` })),
          ]}
          onApply={(value) =>
            onWord(writePort({ ...port, protocol: value === UNSET ? null : value }))
          }
        />
        <RemoveButton what={name} onRemove={() => refusal.track(onWord(''))} />
      </div>
      <ProblemLine text={refusal.problem} />
    </>
  );
}
