import type { BuildOptions, WhatIf } from '@stagecraft/contracts';
import { History } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import type { TextChange } from '../../../state/task-slice.types.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatDuration } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { headlineOf, leftOut } from './headline.ts';
import { KeptTable } from './kept-table.tsx';

/** What a change of order would have meant for the last builds of the Dockerfile that is shown. */
export function LastBuilds({ change }: { readonly change: TextChange }) {
  const options = useAppStore((state) => state.buildOptions);
  const path = useAppStore((state) => state.snapshot?.path);
  const workspace = useAppStore((state) => state.workspace?.id);
  if (workspace === undefined || options === null || options.dockerfile !== path) return null;
  return <Asked change={change} workspace={workspace} options={options} />;
}

interface AskedProps {
  readonly change: TextChange;
  readonly workspace: string;
  readonly options: BuildOptions;
}

function Asked({ change, workspace, options }: AskedProps) {
  const { t } = useTranslation('whatIf');
  const heading = useId();
  const ask = useAppStore((state) => state.askRecords);
  const { before: dockerfileText, after: changedText } = change;
  const body = { options, dockerfileText, changedText };
  const answer = useAnswer(JSON.stringify(body), (signal) =>
    ask('whatIf', { params: { id: workspace }, body, signal }),
  );
  return (
    <section aria-labelledby={heading} className="mt-3">
      <h3 id={heading} className="mb-1 text-xs font-medium text-muted">
        {t('heading')}
      </h3>
      {answer.state === 'loading' ? (
        <p className="flex items-center gap-2 text-xs text-muted">
          <Spinner />
          {t('asking')}
        </p>
      ) : answer.state === 'failed' ? (
        <ErrorNotice problem={answer.problem} />
      ) : (
        <Told told={answer.value} />
      )}
    </section>
  );
}

function Told({ told }: { readonly told: WhatIf }) {
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="flex gap-2">
        <History aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
        <span className="min-w-0">
          <Sentence told={told} /> <Work told={told} />
        </span>
      </p>
      {told.instructions.some(({ rebuilds }) => rebuilds > 0) ? (
        <KeptTable instructions={told.instructions} />
      ) : null}
      <LeftOut told={told} />
    </div>
  );
}

function Sentence({ told }: { readonly told: WhatIf }) {
  const { t } = useTranslation('whatIf');
  const headline = headlineOf(told);
  if (headline.kind === 'none') return t('none');
  if (headline.kind === 'same') return t('same', { count: headline.rebuilds });
  const { kind, text, rebuilds: count, before, after: kept } = headline;
  const key = count === 1 ? (`${kind}One` as const) : kind;
  // The instruction is put in as it is, whatever is in it.
  const [first, rest] = t(key, { count, kept, before, text: '\u0000' }).split('\u0000');
  return (
    <>
      {first}
      <code className="font-mono text-xs break-words">{text.split('\n')[0]}</code>
      {rest}
    </>
  );
}

/** The time of all steps together. */
function Work({ told }: { readonly told: WhatIf }) {
  const { t, i18n } = useTranslation('whatIf');
  const { savedMs, instructions } = told;
  const isKnown = instructions.every((one) => one.rebuilds === 0 || one.savedMs !== null);
  const time = formatDuration(Math.abs(savedMs), i18n.language);
  return (
    <>
      {savedMs === 0 ? null : t(savedMs > 0 ? 'saved' : 'cost', { time })}{' '}
      {isKnown ? null : t('timeUnknown')}
    </>
  );
}

function LeftOut({ told }: { readonly told: WhatIf }) {
  const { t } = useTranslation('whatIf');
  const reasons = leftOut(told);
  if (reasons.length === 0) return null;
  return (
    <div className="text-xs text-muted">
      <p>{t('leftOut', { count: told.unjudged.length })}</p>
      <ul className="list-disc pl-5">
        {reasons.map(({ reason, numbers }) => (
          <li key={reason}>
            {t('numbers', {
              reason: t(`reason.${reason}`),
              numbers: numbers.map((number) => `#${String(number)}`).join(', '),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
