import type { EngineContainer, ImageMaker } from '@stagecraft/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useInventory } from './use-inventory.ts';

/**
 * What an image is used by and what made it, as far as the engine and our records tell.
 *
 * @param props.id id of the image
 */
export function ImageUses({ id }: { readonly id: string }) {
  const { t } = useTranslation('images');
  const { inventory } = useInventory();
  const image = inventory?.images.find((one) => one.id === id);
  if (inventory === null || image === undefined) return null;
  const containers = inventory.containers.filter((one) => image.containerIds.includes(one.id));
  return (
    <>
      <Uses title={t('use.containers')} none={t('use.noContainers')}>
        {containers.map((container) => (
          <Container key={container.id} container={container} />
        ))}
      </Uses>
      <Uses title={t('use.builds')} none={t('use.noBuilds')}>
        {image.builds.map((build) => (
          <Build key={build.buildId} build={build} />
        ))}
      </Uses>
    </>
  );
}

interface UsesProps {
  readonly title: string;
  /** Said when there are none. */
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function Uses({ title, none, children }: UsesProps) {
  return (
    <section aria-label={title}>
      <h2 className="text-xs font-semibold text-muted">{title}</h2>
      {children.length === 0 ? (
        <p className="mt-1 text-xs text-muted">{none}</p>
      ) : (
        <ul className="mt-1 text-xs">{children}</ul>
      )}
    </section>
  );
}

function Container({ container }: { readonly container: EngineContainer }) {
  const { name, state, id } = container;
  const showContainer = useAppStore((store) => store.showContainer);
  return (
    <li>
      <button
        type="button"
        title={id}
        className="font-mono text-accent underline"
        onClick={() => showContainer(id)}
      >
        {name}
      </button>{' '}
      <span className="text-muted">{state}</span>
    </li>
  );
}

/** A build; of the open workspace one that can be shown. */
function Build({ build }: { readonly build: ImageMaker }) {
  const { t } = useTranslation('images');
  const isHere = useAppStore((state) => state.workspace?.id === build.workspaceId);
  const selectBuild = useAppStore((state) => state.selectBuild);
  const showPlace = useAppStore((state) => state.showPlace);
  const words = t('use.build', { number: build.number });
  const show = (): void => {
    showPlace('work');
    void selectBuild(build.buildId);
  };
  return (
    <li>
      {isHere ? (
        <button type="button" className="text-accent underline" onClick={show}>
          {words}
        </button>
      ) : (
        words
      )}{' '}
      <span className="text-muted">
        <Moment at={build.createdAt} />
        {isHere ? null : ` · ${t('use.otherWorkspace')}`}
      </span>
    </li>
  );
}
