import type { PortAnswer } from '@stagecraft/contracts';
import { ExternalLink } from 'lucide-react';
import { useEffect, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { useLanguage } from '../use-language.ts';
import type { PortLink } from './port-links.ts';
import { usePort, type PortState } from './use-port.ts';

interface OpenPortProps {
  /** Id. */
  readonly container: string;
  readonly link: PortLink;
  readonly href: string;
  /** Opens without a click, once it answers. */
  readonly byItself: boolean;
}

/** The link to a port, which opens once the port answers; meanwhile, and if it does not, it says so. */
export function OpenPort({ container, link, href, byItself }: OpenPortProps) {
  const { t } = useTranslation('containers');
  const { state, open, cancel } = usePort(container, link);
  useEffect(() => {
    if (byItself) void open();
    // Once for each port of a container, for which this is drawn anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [byItself]);
  const click = (event: MouseEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    // A new window by a key, and one that is known to answer, is the browser's own work.
    if (!isPlain || state.kind === 'blocked') return;
    event.preventDefault();
    void open();
  };
  return (
    <div className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-1.5">
        <span className="font-mono text-xs text-muted">{link.port}</span>
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t('open', { address: href })}
          onClick={click}
          className="inline-flex items-center gap-1 font-mono text-xs text-accent underline"
        >
          {href}
          <ExternalLink aria-hidden className="size-3" />
        </a>
        {state.kind === 'waiting' ? (
          <Button size="small" variant="ghost" onClick={cancel}>
            {t('reach.cancel')}
          </Button>
        ) : null}
      </span>
      <p role="status" data-testid="port-state" className="text-xs text-muted empty:hidden">
        <Said state={state} link={link} />
      </p>
    </div>
  );
}

function Said({ state, link }: { readonly state: PortState; readonly link: PortLink }) {
  const { t } = useTranslation('containers');
  const language = useLanguage();
  switch (state.kind) {
    case 'idle':
      return null;
    case 'waiting':
      return (
        <span className="flex items-center gap-1.5">
          <Spinner />
          {t('reach.waiting')}
        </span>
      );
    case 'failed':
      return `${state.problem.message[language]} ${state.problem.next[language]}`;
    case 'told':
      return <Answer answer={state.answer} link={link} />;
    default:
      return t(`reach.${state.kind}`);
  }
}

function Answer({ answer, link }: { readonly answer: PortAnswer; readonly link: PortLink }) {
  const { t } = useTranslation('containers');
  const [inside = ''] = link.port.split('/');
  if (answer.kind === 'unreachable') return t(`reach.why.${answer.reason}`);
  if (answer.kind === 'ended') {
    return answer.exitCode === null
      ? t('reach.endedUnknown')
      : t('reach.ended', { code: answer.exitCode });
  }
  if (answer.kind === 'answers') return t('reach.noWeb');
  return t(`reach.${answer.kind}`, { port: inside });
}
