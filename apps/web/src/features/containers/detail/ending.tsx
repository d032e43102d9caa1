import type { ContainerEnding } from '@stagecraft/contracts';
import { stripAnsi } from '@stagecraft/build-trace';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatDuration } from '../../../ui/format.ts';
import { useLanguage } from '../use-language.ts';
import { useLive } from '../use-live.ts';

/** Why a container does not run: what happened, what shows it, and what to do about it. */
export function Ending({ container }: { readonly container: string }) {
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.containersRevision);
  const { value, problem } = useLive(container, revision, (signal) =>
    ask('explainContainer', { params: { id: container }, signal }),
  );
  if (problem !== null) return <ErrorNotice problem={problem} />;
  return value === null ? null : <Told ending={value} />;
}

const calm = new Set<ContainerEnding['reason']>(['finished', 'stopped', 'not_started']);

function Told({ ending }: { readonly ending: ContainerEnding }) {
  const { t } = useTranslation('containerPlace');
  const language = useLanguage();
  const { remedy, lastOutput } = ending;
  return (
    <section
      aria-label={t('ending.title')}
      data-testid="container-ending"
      data-reason={ending.reason}
      className={classNames(
        'flex flex-col gap-2 rounded-md border px-3 py-2',
        calm.has(ending.reason) ? 'border-line bg-panel' : 'border-warning bg-warning-soft',
      )}
    >
      <h3 className="font-medium">{ending.message[language]}</h3>
      <p className="text-sm">{ending.next[language]}</p>
      {remedy === null ? null : (
        <p className="flex items-center gap-1">
          <code className="rounded-md border bg-canvas px-2 py-1 font-mono text-xs break-all">
            {remedy}
          </code>
          <CopyButton label={t('ending.copyRemedy')} text={() => remedy} />
        </p>
      )}
      <EndingFacts ending={ending} />
      {lastOutput.length === 0 ? null : (
        <div>
          <h4 className="text-xs text-muted">{t('ending.lastOutput')}</h4>
          <pre
            tabIndex={0}
            aria-label={t('ending.lastOutput')}
            className="mt-1 max-h-40 overflow-auto rounded-md border bg-canvas px-2 py-1 font-mono text-xs break-all whitespace-pre-wrap"
          >
            {lastOutput.map(({ text }) => stripAnsi(text)).join('\n')}
          </pre>
        </div>
      )}
    </section>
  );
}

/** What is known of the end besides why it came. */
function EndingFacts({ ending: { exit, ranMs, evidence } }: { readonly ending: ContainerEnding }) {
  const { t, i18n } = useTranslation('containerPlace');
  const language = useLanguage();
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-xs">
      {exit === null ? null : (
        <>
          <dt className="text-muted">{t('ending.exit')}</dt>
          <dd>
            <span className="font-mono">
              {exit.code}
              {exit.signal === null ? '' : ` (${exit.signal})`}
            </span>
            {' – '}
            {exit.text[language]}
          </dd>
        </>
      )}
      {ranMs === null ? null : (
        <>
          <dt className="text-muted">{t('ending.ran')}</dt>
          <dd>{formatDuration(ranMs, i18n.language)}</dd>
        </>
      )}
      {evidence === '' ? null : (
        <>
          <dt className="text-muted">{t('ending.evidence')}</dt>
          <dd className="font-mono break-all whitespace-pre-wrap">{stripAnsi(evidence)}</dd>
        </>
      )}
    </dl>
  );
}
