import type { BuildSummary } from '@stagecraft/contracts';
import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx';
import { saveAs } from '../../../ui/save-as.ts';
import { ChooseBuild } from './choose-build.tsx';
import { partnerOf } from '../shared/selectors.ts';
import { buildBefore, comparable, inOrder } from './neighbours.ts';
import { recordFileUrl, reportUrl } from './record-files.ts';
import { RenameDialog } from './rename-dialog.tsx';

const CompareDialog = lazy(async () => ({
  default: (await import('../compare/compare-dialog.tsx')).CompareDialog,
}));

type Open = 'choose' | 'rename' | readonly [string, string] | null;

/** What else can be done with the record of a build that has ended. */
export function BuildMenu({ build }: { readonly build: BuildSummary }) {
  const { t, i18n } = useTranslation('records');
  const builds = useAppStore((state) => state.builds);
  const ask = useAppStore((state) => state.askRecords);
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const { id, name, number, pinned } = build;
  const before = buildBefore(builds, build);
  const back = { onClose: () => setOpen(null), afterClose: () => trigger.current?.focus() };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton ref={trigger} size="small" label={t('list.more', { number })}>
            <Ellipsis aria-hidden className="size-3.5" />
          </IconButton>
        }
      >
        {before === null ? null : (
          <MenuItem onSelect={() => setOpen(inOrder(before, build))}>
            {t('list.compareBefore', { number: before.number })}
          </MenuItem>
        )}
        {comparable(builds, build).length === 0 ? null : (
          <MenuItem onSelect={() => setOpen('choose')}>{t('list.compareWith')}</MenuItem>
        )}
        <BothBuildersItem build={build} />
        <MenuItem onSelect={() => setOpen('rename')}>{t('list.rename')}</MenuItem>
        <MenuItem
          onSelect={() =>
            void ask('labelBuild', { params: { id }, body: { name, pinned: !pinned } })
          }
        >
          {t(pinned ? 'list.unpin' : 'list.pin', { number })}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => saveAs(recordFileUrl(id), '')}>{t('list.export')}</MenuItem>
        <MenuItem onSelect={() => saveAs(reportUrl(id, i18n.language), '')}>
          {t('list.report')}
        </MenuItem>
      </Menu>
      {open === 'rename' ? <RenameDialog build={build} {...back} /> : null}
      {open === 'choose' ? (
        <ChooseBuild build={build} {...back} onChoose={(other) => setOpen(inOrder(build, other))} />
      ) : null}
      {typeof open === 'object' && open !== null ? (
        <Suspense fallback={null}>
          <CompareDialog builds={open} {...back} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Shows it beside the build of the same by the other builder; nothing where there is none. */
function BothBuildersItem({ build }: { readonly build: BuildSummary }) {
  const { t } = useTranslation('records');
  const isPaired = useAppStore((state) => partnerOf(state.builds, build) !== null);
  const selectBuild = useAppStore((state) => state.selectBuild);
  const showBottom = useAppStore((state) => state.showBottom);
  if (!isPaired) return null;
  const show = async (): Promise<void> => {
    await selectBuild(build.id);
    showBottom('builders');
  };
  return <MenuItem onSelect={() => void show()}>{t('list.bothBuilders')}</MenuItem>;
}
