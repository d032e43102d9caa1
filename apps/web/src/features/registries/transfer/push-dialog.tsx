import { dockerTransferCommands, type TransferRequest } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { PushComparisons } from './push-comparison.tsx';
import { useStart } from './use-start.ts';

const formId = 'push-form';

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Names of the image that the engine has, as far as they are known. */
function useNames(image: string): readonly string[] {
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer('', (signal) => ask('listImages', { signal }));
  if (answer.state !== 'ready') return [];
  const { images } = answer.value;
  const id = images.find((one) => one.ref === image || one.id === image)?.id;
  return images.filter((one) => one.id === id && one.ref !== one.id).map((one) => one.ref);
}

type PushRequest = Extract<TransferRequest, { kind: 'push' }>;

/** What to push, and by which names. */
export function PushDialog() {
  const { t } = useTranslation(['registries', 'app']);
  const pushed = useAppStore((state) => state.pushedImage);
  const openDialog = useAppStore((state) => state.openDialog);
  const { busy, problem, start } = useStart();
  const [image, setImage] = useState(pushed);
  const [text, setText] = useState(pushed.startsWith('sha256:') ? '' : pushed);
  const [compared, setCompared] = useState<readonly string[]>([]);
  const names = useNames(image.trim());
  const targets = [...linesOf(text)];
  const request: PushRequest = { kind: 'push', image: image.trim(), targets };
  const isComplete = request.image !== '' && request.targets.length > 0;
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => (open ? undefined : openDialog(null))}
      title={t('push.title')}
      description={t('push.intro')}
      footer={
        <>
          <Button onClick={() => openDialog(null)}>{t('app:action.cancel')}</Button>
          <Button disabled={!isComplete} onClick={() => setCompared(request.targets)}>
            {t('push.compare')}
          </Button>
          <Button variant="primary" type="submit" form={formId} disabled={!isComplete} busy={busy}>
            {t('push.start')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) void start(request);
        }}
      >
        <TextField label={t('push.image')} mono value={image} onValueChange={setImage} />
        <TextArea
          label={t('push.targets')}
          hint={t('push.targetsHint')}
          value={text}
          onValueChange={setText}
        />
        <PushComparisons image={request.image} targets={compared} />
        {isComplete ? (
          <ShellCommand
            title={t('push.commands')}
            copyLabel={t('copyEquivalent')}
            command={dockerTransferCommands(request, names).join('\n')}
            testId="docker-push-command"
          />
        ) : null}
        {problem === null ? null : <ErrorNotice problem={problem} />}
      </form>
    </Dialog>
  );
}
