import {
  BellOff,
  BookOpen,
  Lightbulb,
  MessageSquareOff,
  MoreHorizontal,
  SlidersHorizontal,
  Users,
  WandSparkles,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FixOffer, Notice } from '../../language/lint/types.ts';
import type { Versioned } from '../../state/document/fixing.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.ts';

/** What can be done about a notice. */
export function ProblemMenu(props: { readonly notice: Notice }) {
  const { notice } = props;
  const { t } = useTranslation('problems');
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('actions', { code: notice.code })} className="size-6 shrink-0">
          {notice.isFixable ? (
            <Lightbulb className="size-4 text-accent" />
          ) : (
            <MoreHorizontal className="size-4" />
          )}
        </IconButton>
      }
    >
      <Entries notice={notice} />
    </Menu>
  );
}

/** The entries are asked for when the menu opens. */
function Entries(props: { readonly notice: Notice }) {
  const { notice } = props;
  const { code, span } = notice;
  const { t } = useTranslation('problems');
  const fixesAt = useAppStore((state) => state.fixesAt);
  const setTask = useAppStore((state) => state.setLintTask);
  const [found, setFound] = useState<Versioned<readonly FixOffer[]> | null>(null);
  useEffect(() => {
    let isGone = false;
    void fixesAt(span).then((answer) => {
      if (!isGone) setFound(answer);
    });
    return () => void (isGone = true);
  }, [fixesAt, span]);
  const own = found?.answer.filter((offer) => offer.code === code) ?? [];
  const fixes = own.filter(({ kind }) => kind === 'fix');
  return (
    <>
      {found !== null && fixes.length === 0 ? <MenuLabel>{t('menu.none')}</MenuLabel> : null}
      {found === null ? <MenuLabel>{t('menu.asking')}</MenuLabel> : null}
      {found === null
        ? null
        : fixes.map((offer) => <OfferItem key={offer.title} found={found} offer={offer} />)}
      {fixes.length === 0 ? null : (
        <MenuItem
          icon={<WandSparkles aria-hidden className="size-4" />}
          onSelect={() => setTask({ kind: 'fixAll', scope: { kind: 'rule', rule: code } })}
        >
          {t('menu.fixAll', { rule: code })}
        </MenuItem>
      )}
      <MenuSeparator />
      {found === null
        ? null
        : own
            .filter(({ kind }) => kind === 'suppress')
            .map((offer) => <OfferItem key={offer.title} found={found} offer={offer} />)}
      {notice.isRule ? <RuleEntries notice={notice} found={found} /> : null}
      <MenuItem
        icon={<BookOpen aria-hidden className="size-4" />}
        onSelect={() => setTask({ kind: 'about', rule: code })}
      >
        {t('menu.about')}
      </MenuItem>
    </>
  );
}

/** What a rule is to be from now on: at this place, or for the team. */
function RuleEntries(props: {
  readonly notice: Notice;
  readonly found: Versioned<readonly FixOffer[]> | null;
}) {
  const { notice, found } = props;
  const { t } = useTranslation('problems');
  const setTask = useAppStore((state) => state.setLintTask);
  return (
    <>
      {found === null ? null : (
        <MenuItem
          icon={<MessageSquareOff aria-hidden className="size-4" />}
          onSelect={() => setTask({ kind: 'suppress', at: found, notice })}
        >
          {notice.instruction === null ? t('menu.suppressFile') : t('menu.suppress')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem
        icon={<Users aria-hidden className="size-4" />}
        onSelect={() => setTask({ kind: 'policy', notice, value: 'off' })}
      >
        {t('menu.turnOff')}
      </MenuItem>
      <MenuItem
        icon={<SlidersHorizontal aria-hidden className="size-4" />}
        onSelect={() => setTask({ kind: 'policy', notice, value: notice.severity })}
      >
        {t('menu.severity')}
      </MenuItem>
    </>
  );
}

/** A fix; one after which another image is built shows first what it does. */
function OfferItem(props: {
  readonly found: Versioned<readonly FixOffer[]>;
  readonly offer: FixOffer;
}) {
  const { found, offer } = props;
  const { t } = useTranslation('problems');
  const applyFix = useAppStore((state) => state.applyFix);
  const setTask = useAppStore((state) => state.setLintTask);
  const Icon = offer.kind === 'fix' ? Lightbulb : BellOff;
  const isSafe = offer.changes === null;
  return (
    <MenuItem
      icon={<Icon aria-hidden className="size-4" />}
      onSelect={() => {
        if (!isSafe) setTask({ kind: 'fix', at: found, offer });
        else if (!applyFix(found, offer.edits)) toast.error(t('fix.stale'));
      }}
    >
      {isSafe ? offer.title : t('menu.changing', { title: offer.title })}
    </MenuItem>
  );
}
