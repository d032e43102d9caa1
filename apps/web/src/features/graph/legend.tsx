import { Spline } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';

const kinds = ['base', 'copy', 'mount', 'context'] as const;

/** What the kinds of lines mean. */
export function Legend() {
  const { t } = useTranslation('graph');
  return (
    <Popover
      label={t('tools.legend')}
      trigger={
        <IconButton label={t('tools.legend')} size="small">
          <Spline aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <p className="mb-1.5 text-xs font-medium">{t('tools.legend')}</p>
      <ul className="flex flex-col gap-1 text-xs">
        {kinds.map((kind) => (
          <li key={kind} className="flex items-center gap-2">
            <svg aria-hidden width="36" height="8" className={`graph-line graph-line-${kind}`}>
              <path
                d="M1 4H35"
                className="react-flow__edge-path"
                style={{ stroke: `var(--edge-${kind})` }}
              />
            </svg>
            {t(`legend.${kind}`)}
          </li>
        ))}
      </ul>
      <p className="mt-2 max-w-64 text-2xs text-muted">{t('keys')}</p>
    </Popover>
  );
}
