import { parseBuildCommand, type BuildOptions, type CommandNote } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Button } from '../../../../ui/button.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { useLocalized } from '../use-localized.ts';

interface Outcome {
  readonly taken: boolean;
  readonly notes: readonly CommandNote[];
  /** The Dockerfile that the command names and that cannot be opened. */
  readonly missing: string | null;
}

interface PastePanelProps {
  readonly options: BuildOptions;
  /** Called after the form's options were replaced. */
  readonly onApplied: () => void;
}

/** Fills the form from a command, and says what of it the form cannot hold. */
export function PastePanel({ options, onApplied }: PastePanelProps) {
  const { t } = useTranslation('options');
  const apply = useAppStore((state) => state.applyBuildOptions);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const take = async () => {
    const { dockerfile } = options;
    const { options: read, notes } = parseBuildCommand(text, { dockerfile });
    if (read === null) return setOutcome({ taken: false, notes, missing: null });
    const found = await apply(read);
    if (!found) await apply({ ...read, dockerfile });
    setOutcome({ taken: true, notes, missing: found ? null : read.dockerfile });
    return onApplied();
  };
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={t('paste.label')}
        hint={t('paste.hint')}
        wrap="soft"
        placeholder="docker build -t app:dev ."
        value={text}
        onValueChange={setText}
      />
      <div>
        <Button size="small" disabled={text.trim() === ''} onClick={() => void take()}>
          {t('paste.take')}
        </Button>
      </div>
      <div role="status">{outcome === null ? null : <Told outcome={outcome} />}</div>
    </div>
  );
}

function Told({ outcome: { taken, notes, missing } }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('options');
  const localized = useLocalized();
  const count = notes.length + (missing === null ? 0 : 1);
  return (
    <>
      {taken ? <p>{count === 0 ? t('paste.taken') : t('paste.takenExcept', { count })}</p> : null}
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-xs">
        {missing === null ? null : <li>{t('paste.noDockerfile', { path: missing })}</li>}
        {notes.map(({ code, subject, reason }, index) => (
          <li key={`${String(index)} ${code}`}>
            {subject === '' ? null : <code className="mr-1.5 font-mono break-all">{subject}</code>}
            <span className="text-muted">{localized(reason)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
