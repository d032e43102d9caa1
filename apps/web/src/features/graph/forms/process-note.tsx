import { useTranslation } from 'react-i18next';
import { useForm } from './form-context.ts';
import { commandLine, needsImage, whatRuns, wordsWith, type Process } from './model/what-runs.ts';
import { useImageCommand, type ImageCommandAnswer } from './use-image-command.ts';

/** What a container of the stage runs, from ENTRYPOINT and CMD together, the image's own put in. */
export function ProcessNote() {
  const { t } = useTranslation('forms');
  const { snapshot, instruction } = useForm();
  const process = whatRuns(snapshot.model, snapshot.graph, instruction.stage);
  const asks = needsImage(process);
  const answer = useImageCommand(process.image);
  if (instruction.stage < 0) return null;
  const { entrypoint, cmd } = process;
  const known = !asks || answer.known;
  const words = asks && answer.known ? wordsWith(process, answer.command) : process.words;
  return (
    <section className="flex flex-col gap-1 rounded-md border bg-panel p-2 text-xs">
      <h3 className="font-medium">{t('process.title')}</h3>
      <p className="text-muted">
        {known ? <KnownLead process={process} words={words} /> : <UnknownLead process={process} />}
      </p>
      {words.length === 0 ? null : (
        <code className="font-mono break-all whitespace-pre-wrap text-ink">
          {commandLine(words)}
        </code>
      )}
      {known ? null : <WhyUnknown process={process} answer={answer} />}
      <Parts process={process} answer={answer} />
      <Dropped process={process} answer={answer} />
      {entrypoint?.form === 'exec' && cmd?.form === 'shell' ? (
        <p className="text-warning">{t('process.cmdInShell')}</p>
      ) : null}
      {entrypoint?.form === 'shell' ? null : <p className="text-muted">{t('process.replaced')}</p>}
    </section>
  );
}

interface NoteProps {
  readonly process: Process;
  readonly answer: ImageCommandAnswer;
}

function KnownLead(props: { readonly process: Process; readonly words: readonly string[] }) {
  const { t } = useTranslation('forms');
  const { image } = props.process;
  if (props.words.length > 0) return t('process.runs');
  return image !== null && needsImage(props.process)
    ? t('process.baseNothing', { image })
    : t('process.nothing');
}

function UnknownLead({ process }: Pick<NoteProps, 'process'>) {
  const { t } = useTranslation('forms');
  const image = process.image ?? '';
  if (!process.imageEntrypoint) return t('process.runs');
  return process.words.length === 0
    ? t('process.unknown', { image })
    : t('process.unknownEntrypoint', { image });
}

function WhyUnknown({ process, answer }: NoteProps) {
  const { t } = useTranslation('forms');
  const image = process.image ?? '';
  if (answer.known) return null;
  const why = {
    asking: t('process.asking', { image }),
    noImage: t('process.whyNoImage', { image }),
    noEngine: t('process.whyNoEngine'),
    variable: t('process.whyVariable'),
  }[answer.why];
  return (
    <p role="status" className="text-muted">
      {process.imageEntrypoint ? '' : `${t('process.unknownCmd', { image })} `}
      {why}
    </p>
  );
}

/** Where ENTRYPOINT and CMD are from. */
function Parts({ process, answer }: NoteProps) {
  const { t } = useTranslation('forms');
  const { model } = useForm().snapshot;
  const { entrypoint, cmd, image, imageEntrypoint, imageCmd } = process;
  const origin = (
    keyword: string,
    own: number | undefined,
    fromImage: boolean,
    key: 'entrypoint' | 'cmd',
  ): string[] => {
    const line = model.instructions[own ?? -1]?.firstLine;
    if (line !== undefined) return [t('process.fromLine', { keyword, line: line + 1 })];
    if (!fromImage || image === null) return [t('process.none', { keyword })];
    if (!answer.known) return [];
    const isSet = (answer.command[key] ?? []).length > 0;
    return [isSet ? t('process.fromImage', { keyword, image }) : t('process.none', { keyword })];
  };
  const texts = [
    ...origin('ENTRYPOINT', entrypoint?.instruction, imageEntrypoint, 'entrypoint'),
    ...origin('CMD', cmd?.instruction, imageCmd, 'cmd'),
  ];
  return texts.length === 0 ? null : <p className="text-muted">{texts.join(' · ')}</p>;
}

function Dropped({ process, answer }: NoteProps) {
  const { t } = useTranslation('forms');
  const { dropped } = process;
  if (dropped === null) return null;
  const imageHasNone = answer.known && (answer.command.cmd ?? []).length === 0;
  if (dropped === 'image-by-entrypoint' && (imageHasNone || !answer.known)) return null;
  return (
    <p className="text-warning">
      {t(dropped === 'by-shell-form' ? 'process.cmdUnused' : 'process.cmdReset')}
    </p>
  );
}
