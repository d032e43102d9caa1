import type { PublishedPort } from '@stagecraft/contracts';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { portLinks, type PortLink } from './port-links.ts';

interface PortLinksProps {
  readonly ports: readonly PublishedPort[];
  /** In a row of the list, which is one stop of the Tab key: only the first, by its address. */
  readonly compact?: boolean;
}

/** Where a container listens, as links where this browser can open them. */
export function PortLinks({ ports, compact = false }: PortLinksProps) {
  const engine = useAppStore((state) => state.engine);
  const links = portLinks(ports, engine, window.location.hostname);
  const [first, ...others] = links;
  if (first === undefined) return null;
  if (compact) {
    return (
      <span className="inline-flex items-center gap-1 font-mono text-2xs">
        <Port link={first} compact />
        {others.length === 0 ? null : <span>+{others.length}</span>}
      </span>
    );
  }
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {links.map((link) => (
        <li key={`${link.port} ${link.address}`} className="flex items-center gap-1.5">
          <Port link={link} />
        </li>
      ))}
    </ul>
  );
}

function Port({ link, compact = false }: { readonly link: PortLink; readonly compact?: boolean }) {
  const { t } = useTranslation('containers');
  const { port, address, href } = link;
  const short = `${address.replace(/^localhost/, '')}→${port.replace(/\/tcp$/, '')}`;
  if (href === null) {
    const here = address.startsWith('localhost:');
    return <span>{compact ? short : t(here ? 'portAt' : 'portElsewhere', { port, address })}</span>;
  }
  return (
    <>
      {compact ? null : <span className="font-mono text-xs text-muted">{port}</span>}
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        tabIndex={compact ? -1 : undefined}
        aria-label={t('open', { address: href })}
        onClick={(event) => event.stopPropagation()}
        className="inline-flex items-center gap-1 font-mono text-xs text-accent underline"
      >
        {compact ? short : href}
        <ExternalLink aria-hidden className="size-3" />
      </a>
    </>
  );
}
