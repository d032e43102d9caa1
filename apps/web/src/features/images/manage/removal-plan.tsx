import { useTranslation } from 'react-i18next';
import { shownName } from '../list/view.ts';
import { obstacleOf, type Removal } from './removal.ts';

/** Lines that are drawn of a long list. */
const drawn = 100;

/** What is in the way first, then what goes without more ado. */
export function RemovalPlan({ plan }: { readonly plan: readonly Removal[] }) {
  const { t } = useTranslation('images');
  const hindered = plan.filter((removal) => obstacleOf(removal) !== null);
  const free = plan.filter((removal) => obstacleOf(removal) === null);
  return (
    <ul aria-label={t('remove.plan')} className="max-h-60 overflow-y-auto text-sm" tabIndex={0}>
      {[...hindered, ...free].slice(0, drawn).map((removal) => (
        <PlanLine key={removal.image.id} removal={removal} />
      ))}
      {plan.length > drawn ? (
        <li className="text-muted">{t('more', { count: plan.length - drawn })}</li>
      ) : null}
    </ul>
  );
}

function PlanLine({ removal }: { readonly removal: Removal }) {
  const { t } = useTranslation('images');
  const { image, refs, untagsOnly, running, stopped, children } = removal;
  const obstacle = obstacleOf(removal);
  return (
    <li className="border-b py-1 last:border-b-0">
      <span className="font-mono text-xs break-all">
        {image.tags.length === 0 ? shownName(image) : refs.join(', ')}
      </span>{' '}
      <span className="text-xs text-muted">
        <span aria-hidden>→ </span>
        {untagsOnly ? t('remove.staysImage') : t('remove.goesImage')}
      </span>
      {obstacle === null ? null : (
        <p className={obstacle === 'stopped' ? 'text-xs text-warning' : 'text-xs text-danger'}>
          {t(`remove.obstacle.${obstacle}`, {
            names: [...running, ...stopped].map(({ name }) => name).join(', '),
            children: children.map(shownName).slice(0, 5).join(', '),
          })}
        </p>
      )}
    </li>
  );
}
