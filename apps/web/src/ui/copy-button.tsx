import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';

interface CopyButtonProps {
  /** What it copies, as its name: `Copy the image id`. */
  readonly label: string;
  /** The text, made when it is asked for. */
  readonly text: () => string;
  readonly size?: 'small' | 'medium';
  /** By default that of copying. */
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

/** Puts a text on the clipboard and says whether that worked. */
export function CopyButton(props: CopyButtonProps) {
  const { t } = useTranslation('app');
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    setOutcome((await writeClipboard(props.text())) ? 'copied' : 'refused');
  };
  const said =
    outcome === null ? '' : t(outcome === 'copied' ? 'action.copied' : 'action.notCopied');
  return (
    <>
      <IconButton
        label={said === '' ? props.label : said}
        size={props.size ?? 'small'}
        disabled={props.disabled}
        onClick={() => void copy()}
      >
        {outcome === 'copied' ? (
          <Check aria-hidden className="size-3.5 text-done" />
        ) : (
          (props.icon ?? <Copy aria-hidden className="size-3.5" />)
        )}
      </IconButton>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}

/** False where the browser refuses, e.g. on a page that is neither local nor https. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
