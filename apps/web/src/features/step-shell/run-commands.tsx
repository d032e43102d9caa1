import type { RecordedCommand, StepCommands } from '@stagecraft/contracts';
import { visibleText } from '@stagecraft/dockerfile';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Badge } from '../../ui/badge.tsx';
import { chosenText, keyOf, offerOf } from './chosen-commands.ts';

interface RunCommandsProps {
  /** Id. */
  readonly state: string;
  /** Of the Dockerfile. */
  readonly escape: string;
  /** Takes the chosen commands as one; empty where none is chosen any more. */
  readonly onChoose: (text: string) => void;
}

/** What was run in the shells of a state, with how it ended: those that worked can be chosen. */
export function RunCommands({ state, escape, onChoose }: RunCommandsProps) {
  const { t } = useTranslation('stepShell');
  const told = useCommands(state);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (told === null) return null;
  const { commands, unrecordable } = told;
  const toggle = (command: RecordedCommand): void => {
    const next = new Set(chosen);
    if (!next.delete(keyOf(command))) next.add(keyOf(command));
    setChosen(next);
    onChoose(chosenText(commands, next, escape));
  };
  return (
    <div className="flex w-full flex-col gap-1">
      {unrecordable ? <p className="text-xs text-muted">{t('push.unrecordable')}</p> : null}
      {commands.length > 0 ? (
        <CommandRows {...{ commands, chosen, toggle }} />
      ) : unrecordable ? null : (
        <p className="text-xs text-muted">{t('push.none')}</p>
      )}
    </div>
  );
}

function useCommands(state: string): StepCommands | null {
  const steps = useAppStore((app) => app.steps);
  const [told, setTold] = useState<StepCommands | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    void steps().then(({ followCommands }) => followCommands(state, setTold, gone.signal));
    return () => gone.abort();
  }, [state, steps]);
  return told;
}

interface CommandRowsProps {
  readonly commands: readonly RecordedCommand[];
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (command: RecordedCommand) => void;
}

function CommandRows({ commands, chosen, toggle }: CommandRowsProps) {
  const { t } = useTranslation('stepShell');
  const list = useRef<HTMLUListElement>(null);
  // The newest is at the end.
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [commands.length]);
  return (
    <>
      <p className="text-xs text-muted">{t('push.choose')}</p>
      <ul
        ref={list}
        aria-label={t('push.commands')}
        className="max-h-40 overflow-y-auto rounded-md border bg-canvas py-0.5"
      >
        {commands.map((command) => (
          <CommandRow
            key={keyOf(command)}
            command={command}
            isChosen={chosen.has(keyOf(command))}
            onToggle={() => toggle(command)}
          />
        ))}
      </ul>
    </>
  );
}

interface CommandRowProps {
  readonly command: RecordedCommand;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function CommandRow({ command, isChosen, onToggle }: CommandRowProps) {
  const { t } = useTranslation('stepShell');
  const id = useId();
  const offer = offerOf(command);
  return (
    <li className="flex items-start gap-2 px-2 py-0.5">
      <input
        id={id}
        type="checkbox"
        checked={isChosen}
        disabled={offer.kind !== 'offered'}
        onChange={onToggle}
        className="mt-0.5 accent-accent"
      />
      <label htmlFor={id} className="min-w-0 flex-1">
        <code className="block max-h-16 overflow-y-auto font-mono text-xs break-all whitespace-pre-wrap">
          {command.text.split('\n').map(visibleText).join('\n')}
        </code>
        {offer.kind === 'several' ? (
          <span className="text-2xs text-muted">{t('push.several')}</span>
        ) : null}
      </label>
      <Ending command={command} />
    </li>
  );
}

function Ending({ command: { exitCode, endedAt } }: Pick<CommandRowProps, 'command'>) {
  const { t } = useTranslation('stepShell');
  if (exitCode === 0) return <Badge tone="done">{t('push.ok')}</Badge>;
  if (exitCode !== null) return <Badge tone="danger">{t('push.code', { code: exitCode })}</Badge>;
  return endedAt === null ? <span className="text-2xs text-muted">{t('push.runs')}</span> : null;
}
