import type { ExternalToast, toast as sonner } from 'sonner';
import type { ReactNode } from 'react';

type Sonner = typeof sonner;
type Work = (show: Sonner) => unknown;

let shown: Sonner | null = null;
let waiting: readonly Work[] = [];

/** Called once the place for toasts is on the page: what was said before is shown then. */
export function connectToasts(show: Sonner): void {
  shown = show;
  const before = waiting;
  waiting = [];
  for (const work of before) work(show);
}

function later(work: Work): void {
  if (shown === null) waiting = [...waiting, work];
  else work(shown);
}

type Show = (message: ReactNode, options?: ExternalToast) => void;

const error: Show = (message, options) => later((show) => show.error(message, options));
const info: Show = (message, options) => later((show) => show.info(message, options));
const success: Show = (message, options) => later((show) => show.success(message, options));
const warning: Show = (message, options) => later((show) => show.warning(message, options));
const plain: Show = (message, options) => later((show) => show(message, options));

/** The key that Sonner takes the keyboard by, which no keyboard has: ours is a command's. */
export const noticesKey = 'F24';

/** Puts the keyboard to the notices that are shown; they stay while it is there. */
function enter(): void {
  document.dispatchEvent(new KeyboardEvent('keydown', { code: noticesKey }));
}

/** Whether notices are on the page. */
function areShown(): boolean {
  return (shown?.getToasts().length ?? 0) > 0;
}

/** Short notices at the edge of the page. What draws them is fetched after the page is there. */
export const toast = Object.assign(plain, {
  error,
  info,
  success,
  warning,
  dismiss: (id: string) => later((show) => show.dismiss(id)),
  enter,
  areShown,
});
