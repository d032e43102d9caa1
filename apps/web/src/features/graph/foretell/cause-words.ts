import type { CacheCause } from '@stagecraft/contracts';
import type { TFunction } from 'i18next';

/** Files that are named; all of them would be no tooltip any more. */
const namedFiles = 5;

/**
 * A cause in one sentence.
 * @param lineOf the line of an instruction by its index, counted from 1; `?` when it is not known
 */
export function causeWords(
  cause: CacheCause,
  t: TFunction<'records'>,
  lineOf: (instruction: number) => string,
): string {
  switch (cause.kind) {
    case 'text':
      return t('cause.text');
    case 'variable':
      return t(cause.source === 'argument' ? 'cause.argument' : 'cause.environment', {
        name: cause.name,
      });
    case 'setting':
      return t('cause.setting', { name: cause.keyword });
    case 'base':
      return t('cause.base', { name: cause.ref });
    case 'files':
      return filesWords(cause, t);
    case 'parent':
      return t('foretell.parent', { line: lineOf(cause.instruction) });
    case 'other-parent':
      return t('cause.otherParent');
    case 'no-cache':
      return t(cause.scope === 'build' ? 'foretell.noCache' : 'foretell.noCacheStage');
    case 'engine':
      return t('cause.engine');
    case 'pruned':
      return t('cause.pruned', { number: cause.number });
    case 'no-earlier-build':
      return t('cause.noEarlier');
    case 'unknown':
      return t('foretell.missing', {
        list: cause.missing.map((one) => t(`missing.${one}`)).join(', '),
      });
  }
}

function filesWords(
  { changes, more }: Extract<CacheCause, { kind: 'files' }>,
  t: TFunction<'records'>,
): string {
  const paths = changes.slice(0, namedFiles).map(({ path }) => path);
  const hidden = changes.length - paths.length + more;
  const files = [...paths, ...(hidden === 0 ? [] : [t('cause.more', { count: hidden })])].join(
    ', ',
  );
  const title = t('cause.files', { count: changes.length + more });
  return t('foretell.changedFiles', { title, files });
}
