import type { ImageSummary, Problem, TaggedImage } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { toast } from '../../../ui/toast.ts';
import { dockerWords } from '../docker-words.ts';
import { refOf, shownName } from '../list/view.ts';

interface TagDialogProps {
  readonly image: ImageSummary;
  readonly onClose: () => void;
}

/** Gives an image one name or several. */
export function TagDialog({ image, onClose }: TagDialogProps) {
  const { t } = useTranslation(['images', 'app']);
  const { text, setText, names, busy, refused, problem, tag } = useTagging(image, onClose);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('tag.title', { name: shownName(image) })}
      description={t('tag.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('app:action.cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={names.length === 0}
            onClick={() => void tag()}
          >
            {t('tag.confirm', { count: Math.max(1, names.length) })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextArea
          label={t('tag.names')}
          hint={t('tag.namesHint')}
          value={text}
          onValueChange={setText}
        />
        {problem === null ? null : <ErrorNotice problem={problem} />}
        <Refused refused={refused} />
        {names.length === 0 ? null : (
          <ShellCommand
            title={t('command')}
            copyLabel={t('copyCommand')}
            command={dockerWords.tag(refOf(image), names)}
            testId="docker-command"
          />
        )}
      </div>
    </Dialog>
  );
}

/** Names as they are written, and what came of giving them. */
function useTagging(image: ImageSummary, onDone: () => void) {
  const { t } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<TaggedImage['results']>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const names = text.split(/\s+/).filter(Boolean);
  const tag = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask('tagImage', { params: { ref: image.id }, body: { names } });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    const left = answer.value.results.filter((result) => result.refused !== null);
    setRefused(left);
    setText(left.map(({ name }) => name).join('\n'));
    if (left.length > 0) return;
    toast.success(t('tag.done', { count: names.length }));
    onDone();
  };
  return { text, setText, names, busy, refused, problem, tag };
}

function Refused({ refused }: { readonly refused: TaggedImage['results'] }) {
  if (refused.length === 0) return null;
  return (
    <ul role="alert" className="text-xs text-danger">
      {refused.map(({ name, refused: reason }) => (
        <li key={name} className="break-words">
          <span className="font-mono">{name}</span>: {reason}
        </li>
      ))}
    </ul>
  );
}
