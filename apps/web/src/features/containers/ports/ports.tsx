import type { PublishedPort } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { OpenPort } from './open-port.tsx';
import { portLinks, type PortLink } from './port-links.ts';

interface PortLinksProps {
  /** Id. */
  readonly container: string;
  readonly ports: readonly PublishedPort[];
  /** Opens the first that this browser reaches by itself, once it answers. */
  readonly openFirst?: boolean;
}

function useLinks(ports: readonly PublishedPort[]): readonly PortLink[] {
  const engine = useAppStore((state) => state.engine);
  return portLinks(ports, engine, window.location.hostname);
}

/** Where a container listens, as links where this browser can open them; else with the reason. */
export function PortLinks({ container, ports, openFirst = false }: PortLinksProps) {
  const { t } = useTranslation('containers');
  const links = useLinks(ports);
  const first = links.find(({ href }) => href !== null);
  const reasons = new Set(links.flatMap(({ why }) => (why === null ? [] : [why])));
  return (
    <div className="flex flex-col gap-1">
      <ul className="flex flex-wrap items-start gap-x-4 gap-y-1">
        {links.map((link) => (
          <li key={`${link.port} ${link.address}`} className="flex items-center gap-1.5">
            {link.href === null ? (
              <span className="font-mono text-xs">
                {t('portAt', { port: link.port, address: link.address })}
              </span>
            ) : (
              <OpenPort
                container={container}
                link={link}
                href={link.href}
                byItself={openFirst && link === first}
              />
            )}
          </li>
        ))}
      </ul>
      {[...reasons].map((why) => (
        <p key={why} className="text-xs text-muted">
          {t(`reach.why.${why}`)}
        </p>
      ))}
    </div>
  );
}

/** In a row of the list, which is one stop of the Tab key: only the first, as text or as a plain link. */
export function CompactPorts({ ports }: { readonly ports: readonly PublishedPort[] }) {
  const { t } = useTranslation('containers');
  const [first, ...others] = useLinks(ports);
  if (first === undefined) return null;
  const { address, port, href } = first;
  const short = `${address.replace(/^localhost/, '')}→${port.replace(/\/tcp$/, '')}`;
  return (
    <span className="inline-flex items-center gap-1 font-mono text-2xs">
      {href === null ? (
        <span>{short}</span>
      ) : (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          tabIndex={-1}
          aria-label={t('open', { address: href })}
          onClick={(event) => event.stopPropagation()}
          className="text-accent underline"
        >
          {short}
        </a>
      )}
      {others.length === 0 ? null : <span>+{others.length}</span>}
    </span>
  );
}
