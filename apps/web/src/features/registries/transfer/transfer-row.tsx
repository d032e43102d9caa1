import type { Transfer } from '@stagecraft/contracts';
import { ArrowDownToLine, ArrowUpFromLine, ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { registryOf } from '../registry-name.ts';
import { LayerList } from './layer-list.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { isGoing, isLayerDone, progressOf } from './progress.ts';
import { TransferActions } from './transfer-actions.tsx';

const tones = {
  queued: 'neutral',
  running: 'accent',
  succeeded: 'done',
  failed: 'danger',
  cancelled: 'neutral',
} as const;

/** What it is called: what is pulled, or the names that are pushed. */
function useTitle({ request }: Transfer): string {
  const { t } = useTranslation('registries');
  return request.kind === 'pull'
    ? t('transfers.pullOf', { ref: request.ref })
    : t('transfers.pushOf', { ref: request.targets.join(', ') });
}

/** One pull or push: how far it is, and its layers when they are asked for. */
export function TransferRow({ transfer }: { readonly transfer: Transfer }) {
  const { t } = useTranslation('registries');
  const title = useTitle(transfer);
  // Layers of what runs are what one looks for; those of what ended are in the way.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? isGoing(transfer);
  const Icon = transfer.request.kind === 'pull' ? ArrowDownToLine : ArrowUpFromLine;
  return (
    <li aria-label={title} className="px-3 py-1.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <button
          type="button"
          aria-expanded={open}
          aria-label={open ? t('transfers.hideLayers') : t('transfers.showLayers')}
          onClick={() => setChosen(!open)}
          className="rounded text-muted hover:text-ink"
        >
          {open ? <ChevronDown className="size-3.5" /> : <ChevronRight className="size-3.5" />}
        </button>
        <Icon aria-hidden className="size-3.5 shrink-0 text-muted" />
        <span className="min-w-0 flex-1 truncate font-mono text-xs" title={title}>
          {title}
        </span>
        <Badge tone={tones[transfer.state]}>{t(`transfers.state.${transfer.state}`)}</Badge>
        <TransferActions transfer={transfer} title={title} />
      </div>
      {isGoing(transfer) ? <Overall transfer={transfer} title={title} /> : null}
      {transfer.problem === null ? null : <Failed transfer={transfer} />}
      <OtherPlatform transfer={transfer} />
      {open ? <Inside transfer={transfer} title={title} /> : null}
    </li>
  );
}

function Overall(props: { readonly transfer: Transfer; readonly title: string }) {
  const { t, i18n } = useTranslation('registries');
  const { layers, bytes, rate } = props.transfer;
  const done = layers.filter(isLayerDone).length;
  const said = [
    layers.length === 0 ? props.transfer.status : null,
    layers.length === 0 ? null : t('transfers.progress', { done, total: layers.length }),
    bytes === 0 ? null : t('transfers.moved', { bytes: formatBytes(bytes, i18n.language) }),
    rate === null ? null : t('transfers.rate', { rate: formatBytes(rate, i18n.language) }),
  ].filter((text) => text !== null && text !== '');
  return (
    <div className="mt-1 flex items-center gap-3 pl-6">
      <ProgressBar label={props.title} part={progressOf(props.transfer)} className="flex-1" />
      <span className="shrink-0 text-xs text-muted tabular-nums">{said.join(' · ')}</span>
    </div>
  );
}

/** Why it failed, and the way to log in where that may help. */
function Failed({ transfer }: { readonly transfer: Transfer }) {
  const { t } = useTranslation('registries');
  const openLogin = useAppStore((state) => state.openLogin);
  const { problem } = transfer;
  if (problem === null) return null;
  const failed = transfer.targets.find(({ state }) => state === 'failed')?.ref ?? '';
  const host = registryOf(failed);
  const wantsLogin = ['registry_no_credentials', 'registry_denied'].includes(problem.code);
  return (
    <div className="mt-1.5 pl-6">
      <ErrorNotice
        problem={problem}
        {...(wantsLogin && {
          actions: (
            <Button size="small" onClick={() => openLogin(host)}>
              {t('transfers.logIn', { host })}
            </Button>
          ),
        })}
      />
    </div>
  );
}

/** That an engine pulled another platform than the one that was asked for. */
function OtherPlatform({ transfer: { request, otherPlatform } }: { readonly transfer: Transfer }) {
  const { t } = useTranslation('registries');
  if (request.kind !== 'pull' || otherPlatform === null) return null;
  const platforms = { pulled: otherPlatform, wanted: request.platform };
  return (
    <p role="note" className="mt-1.5 ml-6 rounded-md bg-warning-soft px-3 py-1.5 text-xs">
      {t('transfers.otherPlatform', platforms)}
    </p>
  );
}

function Inside(props: { readonly transfer: Transfer; readonly title: string }) {
  const { t } = useTranslation('registries');
  const { request, targets, layers } = props.transfer;
  return (
    <div className="pl-6">
      <ul className="text-xs text-muted">
        {targets.map(({ ref, state, digest }) =>
          request.kind === 'push' || digest !== null ? (
            <li key={ref} className="flex flex-wrap gap-x-2 py-0.5">
              <span className="font-mono break-all">{ref}</span>
              {request.kind === 'push' ? <span>{t(`transfers.target.${state}`)}</span> : null}
              {digest === null ? null : <span className="font-mono break-all">{digest}</span>}
            </li>
          ) : null,
        )}
      </ul>
      <LayerList title={props.title} layers={layers} />
    </div>
  );
}
