import { useTranslation } from 'react-i18next';
import { formatAgo, formatTime } from './format.ts';

interface MomentProps {
  /** ms since epoch. */
  readonly at: number;
  /** Shows how long ago it was. */
  readonly ago?: boolean;
}

/** A moment, shortly; the whole of it, with the date and the zone, is told when it is pointed at. */
export function Moment({ at, ago = false }: MomentProps) {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const date = new Date(at);
  const whole = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });
  return (
    <time dateTime={date.toISOString()} title={whole.format(date)}>
      {ago ? formatAgo(at, language) : formatTime(at, language)}
    </time>
  );
}
