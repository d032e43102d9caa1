import type { ContainerState, Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { dockerWords } from '../docker-words.ts';
import { isUp } from '../list/view.ts';
import type { NamedContainer } from './use-act.ts';

export interface RemovableContainer extends NamedContainer {
  readonly state: ContainerState;
}

interface RemoveDialogProps {
  readonly containers: readonly RemovableContainer[];
  readonly onClose: () => void;
}

interface Refused {
  readonly name: string;
  readonly problem: Problem;
}

/** Names that are told one by one. */
const namesShown = 8;

interface RemoveHow {
  readonly force: boolean;
  readonly volumes: boolean;
}

/** Removes them all at once; those that were refused stay, with the reasons. */
function useRemoving(asked: readonly RemovableContainer[], onClose: () => void) {
  const ask = useAppStore((state) => state.askRecords);
  // As they were when it was asked for: what goes must not go from under what is being read.
  const [containers, setContainers] = useState(asked);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const remove = async ({ force, volumes }: RemoveHow): Promise<void> => {
    setBusy(true);
    const query = { force: String(force), volumes: String(volumes) };
    const answers = await Promise.all(
      containers.map(({ id }) => ask('removeContainer', { params: { id }, query })),
    );
    setBusy(false);
    const left = containers.flatMap((container, index) => {
      const answer = answers[index];
      return answer === undefined || answer.ok ? [] : [{ container, problem: answer.problem }];
    });
    if (left.length === 0) onClose();
    setContainers(left.map(({ container }) => container));
    setRefused(left.map(({ container: { name }, problem }) => ({ name, problem })));
  };
  return { containers, busy, refused, remove };
}

/** Removes containers; says before which run and so are refused without force. */
export function RemoveDialog({ containers: asked, onClose }: RemoveDialogProps) {
  const { t } = useTranslation(['containerPlace', 'app']);
  const [how, setHow] = useState<RemoveHow>({ force: false, volumes: false });
  const { containers, busy, refused, remove } = useRemoving(asked, onClose);
  const names = containers.map(({ name }) => name);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('remove.title', { count: containers.length, name: names[0] })}
      footer={
        <>
          <Button onClick={onClose}>{t('app:action.cancel')}</Button>
          <Button
            variant="danger"
            busy={busy}
            disabled={containers.some(isUp) && !how.force}
            onClick={() => void remove(how)}
          >
            {t('remove.confirm', { count: containers.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {refused.map(({ name, problem }) => (
          <section key={name} aria-label={name}>
            <ErrorNotice problem={problem} />
          </section>
        ))}
        <p>{t('remove.text', { count: containers.length })}</p>
        <Names names={names} />
        <Choices containers={containers} how={how} onHow={setHow} />
        <ShellCommand
          title={t('command')}
          copyLabel={t('copyCommand')}
          command={dockerWords.remove(names, how.force, how.volumes)}
          testId="docker-command"
        />
      </div>
    </Dialog>
  );
}

interface ChoicesProps {
  readonly containers: readonly RemovableContainer[];
  readonly how: RemoveHow;
  readonly onHow: (how: RemoveHow) => void;
}

/** Why the engine would refuse, force against it, and what else goes. */
function Choices({ containers, how, onHow }: ChoicesProps) {
  const { t } = useTranslation('containerPlace');
  const up = containers.filter(isUp);
  const names = up.slice(0, namesShown).map(({ name }) => name);
  return (
    <>
      {up.length === 0 ? null : (
        <>
          <p role="note" className="rounded-md bg-warning-soft px-3 py-2 text-warning">
            {t('remove.running', { count: up.length, names: names.join(', ') })}
          </p>
          <Checkbox
            checked={how.force}
            onChange={(force) => onHow({ ...how, force })}
            label={t('remove.force')}
            hint={t('remove.forceHint')}
          />
        </>
      )}
      <Checkbox
        checked={how.volumes}
        onChange={(volumes) => onHow({ ...how, volumes })}
        label={t('remove.volumes')}
        hint={t('remove.volumesHint')}
      />
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('containerPlace');
  if (names.length < 2) return null;
  const more = names.length - namesShown;
  return (
    <ul className="font-mono text-xs text-muted">
      {names.slice(0, namesShown).map((name) => (
        <li key={name}>{name}</li>
      ))}
      {more > 0 ? <li className="font-sans">{t('more', { count: more })}</li> : null}
    </ul>
  );
}
