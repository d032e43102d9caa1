import type { ImageComparison } from '@stagecraft/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes } from '../../../ui/format.ts';
import { Moment } from '../../../ui/moment.tsx';
import { instructionText } from '../shared/words.ts';
import { signedBytes } from './signed-bytes.ts';

interface ComparedProps {
  readonly comparison: ImageComparison;
}

interface ComparedPartProps {
  readonly title: string;
  /** Nothing differs in it. */
  readonly same: boolean;
  readonly children: ReactNode;
}

/** A titled part of the comparison, or that there is no difference. */
export function ComparedPart({ title, same, children }: ComparedPartProps) {
  const { t } = useTranslation('layers');
  return (
    <section aria-label={title}>
      <h2 className="mb-1 font-semibold">{title}</h2>
      {same ? <p className="text-xs text-muted">{t('compare.same')}</p> : children}
    </section>
  );
}

const kinds = ['added', 'removed', 'changed', 'metadata'] as const;

/** What the two images are, and how much differs. */
export function ComparedTotals({ comparison }: ComparedProps) {
  const { t, i18n } = useTranslation('layers');
  const { before, after, totals } = comparison;
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-3 text-xs">
      {[before, after].map((image, index) => (
        <div key={index === 0 ? 'before' : 'after'} className="min-w-0">
          <h2 className="text-muted">{t(index === 0 ? 'compare.before' : 'compare.after')}</h2>
          <p className="font-mono break-all">
            {image.tags[0] ?? image.id.replace('sha256:', '').slice(0, 12)}
          </p>
          <p className="text-muted">
            {formatBytes(image.size, i18n.language)} · {image.platform}
            {image.createdAt === null ? null : (
              <>
                {' · '}
                <Moment at={image.createdAt} />
              </>
            )}
          </p>
        </div>
      ))}
      <div>
        <h2 className="text-muted">{t('compare.size')}</h2>
        <p className="text-lg font-semibold tabular-nums">
          {signedBytes(after.size - before.size, i18n.language)}
        </p>
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt className="text-muted">{t(`compare.${kind}`)}</dt>
            <dd data-testid={`compare-${kind}`} className="tabular-nums">
              {t('compare.total', {
                count: totals[kind].count,
                bytes: signedBytes(totals[kind].bytes, i18n.language),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Packages that came, went or have another version. */
export function ComparedPackages({ comparison }: ComparedProps) {
  const { t, i18n } = useTranslation('layers');
  const { packages, unreadable } = comparison;
  return (
    <ComparedPart
      title={t('compare.packages')}
      same={packages.length === 0 && unreadable.length === 0}
    >
      {unreadable.length === 0 ? null : (
        <p className="text-xs text-warning">
          {t('packages.unreadable', { paths: unreadable.join(', ') })}
        </p>
      )}
      {packages.length === 0 ? null : (
        <div className="max-h-72 overflow-auto rounded-md border" tabIndex={0}>
          <table className="w-full text-left text-xs">
            <thead className="sticky top-0 bg-panel text-2xs text-muted">
              <tr className="*:px-2 *:py-0.5 *:font-normal">
                <th scope="col">{t('compare.package')}</th>
                <th scope="col">{t('compare.versionBefore')}</th>
                <th scope="col">{t('compare.versionAfter')}</th>
                <th scope="col" className="text-right">
                  {t('compare.difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {packages.map(({ manager, name, before, after, bytes }) => (
                <tr key={`${manager} ${name}`} className="border-t *:px-2 *:py-0.5">
                  <th scope="row" className="font-mono font-medium">
                    {name}
                  </th>
                  <td className="font-mono text-muted">{before ?? t('compare.missing')}</td>
                  <td className="font-mono">{after ?? t('compare.missing')}</td>
                  <td className="text-right text-muted tabular-nums">
                    {signedBytes(bytes, i18n.language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ComparedPart>
  );
}

/** ENV, CMD and so on that differ. */
export function ComparedConfig({ comparison }: ComparedProps) {
  const { t } = useTranslation('layers');
  return (
    <ComparedPart title={t('compare.config')} same={comparison.config.length === 0}>
      <dl className="font-mono text-xs">
        {comparison.config.map(({ name, before, after }) => (
          <div key={name} className="flex flex-wrap gap-x-3 border-t py-0.5">
            <dt className="font-semibold">{name}</dt>
            <dd className="min-w-0 break-all text-muted">{before ?? t('compare.missing')}</dd>
            <dd aria-hidden>→</dd>
            <dd className="min-w-0 break-all">{after ?? t('compare.missing')}</dd>
          </div>
        ))}
      </dl>
    </ComparedPart>
  );
}

/** Both histories, with what only one of them has marked. */
export function ComparedHistory({ comparison }: ComparedProps) {
  const { t } = useTranslation('layers');
  const { history } = comparison;
  const same = history.every(({ before, after }) => before !== null && after !== null);
  return (
    <ComparedPart title={t('compare.history')} same={same}>
      <ol className="overflow-hidden rounded-md border font-mono text-xs">
        {history.map(({ before, after, text }) => {
          const mark = before === null ? '+' : after === null ? '−' : ' ';
          return (
            <li
              key={`${String(before)} ${String(after)}`}
              className={classNames(
                'flex gap-2 px-2 py-0.5 break-all',
                before === null && 'bg-done-soft',
                after === null && 'bg-danger-soft',
              )}
            >
              <span aria-hidden className="w-3 shrink-0">
                {mark}
              </span>
              <span className="sr-only">
                {before === null ? t('compare.added') : after === null ? t('compare.removed') : ''}
              </span>
              {instructionText(text)}
            </li>
          );
        })}
      </ol>
    </ComparedPart>
  );
}

/** Which layers both have, by place. */
export function ComparedLayers({ comparison }: ComparedProps) {
  const { t } = useTranslation('layers');
  const { layers } = comparison;
  const shared = layers.filter(({ before, after }) => before === after).length;
  const short = (id: string | null): string =>
    id?.replace('sha256:', '').slice(0, 12) ?? t('compare.missing');
  return (
    <ComparedPart title={t('compare.layers')} same={false}>
      <p className="mb-1 text-xs text-muted">
        {t('compare.sharedLayers', { same: shared, count: layers.length })}
      </p>
      <table className="text-left font-mono text-xs">
        <tbody>
          {layers.map(({ before, after }, index) => (
            // A layer's number is its only name: one diff id can come twice.
            <tr key={String(index)} className="*:pr-4">
              <th scope="row" className="font-normal text-muted tabular-nums">
                {index + 1}
              </th>
              <td>{short(before)}</td>
              <td>{short(after)}</td>
              <td className={before === after ? 'text-done' : 'text-warning'}>
                {t(before === after ? 'compare.shared' : 'compare.different')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ComparedPart>
  );
}
