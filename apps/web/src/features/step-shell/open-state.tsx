import type { LeftOut, StepState } from '@stagecraft/contracts';
import { visibleText } from '@stagecraft/dockerfile';
import { TerminalSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import type { StepPlace } from '../../state/step-slice.types.ts';
import { Button } from '../../ui/button.tsx';
import { ShellCommand } from '../../ui/shell-command.tsx';
import { CopyExplained } from './copy-explained.tsx';
import { PushBack } from './push-back.tsx';
import type { PreviewPart } from './step-aside.tsx';
import { StateFiles } from './state-files.tsx';

interface OpenStateProps {
  readonly place: StepPlace;
  readonly state: StepState;
  readonly Preview: PreviewPart;
}

/** What an open state has, and what can be done with it. */
export function OpenState({ place, state, Preview }: OpenStateProps) {
  const { t } = useTranslation('stepShell');
  const steps = useAppStore((app) => app.steps);
  return (
    <>
      <div className="flex flex-col items-start gap-2">
        <p>{t(state.failed ? 'way.failed' : `way.${state.way}`)}</p>
        {state.typed === null ? null : <p className="text-muted">{t('typed')}</p>}
        <Lacks leftOut={state.leftOut} />
        <Button
          size="small"
          icon={<TerminalSquare aria-hidden className="size-3.5" />}
          onClick={() => void steps().then(({ openShell }) => openShell())}
        >
          {t('openShell')}
        </Button>
      </div>
      <CopyExplained place={place} />
      <PushBack state={state.id} place={place} Preview={Preview} />
      <Facts state={state} />
      <StateFiles state={state.id} directory={state.directory} />
      <Part title={t('environment', { count: state.environment.length })}>
        <ul className="font-mono text-xs">
          {state.environment.map((entry) => (
            <li key={entry} className="break-all">
              {visibleText(entry)}
            </li>
          ))}
        </ul>
      </Part>
      <ShellCommand
        title={t('commands')}
        copyLabel={t('copyCommands')}
        command={state.commands.join('\n')}
        testId="step-commands"
      />
    </>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details>
      <summary className="cursor-pointer font-medium">{props.title}</summary>
      <div className="mt-1">{props.children}</div>
    </details>
  );
}

function Facts({ state }: { readonly state: StepState }) {
  const { t } = useTranslation('stepShell');
  const facts = [
    [t('fact.user'), state.user === '' ? t('fact.usualUser') : state.user],
    [t('fact.directory'), state.directory],
    [t('fact.shell'), state.shell.join(' ')],
    ...state.mounts.map(({ type, target }) => [t('fact.mount', { type }), target]),
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
      {facts.map(([name, value]) => (
        <div key={`${name}${value}`} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="font-mono text-xs break-all">{visibleText(value ?? '')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lacks({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const { t } = useTranslation('stepShell');
  if (leftOut.length === 0) return <p className="text-muted">{t('complete')}</p>;
  return (
    <div className="w-full rounded-md bg-warning-soft px-3 py-2 text-warning">
      <p className="font-medium">{t('leftOut')}</p>
      <ul className="mt-1 list-disc pl-5">
        {leftOut.map((one) => (
          <li key={JSON.stringify(one)} className="break-all">
            {t(`without.${one.kind}`, { ...one })}
          </li>
        ))}
      </ul>
    </div>
  );
}
