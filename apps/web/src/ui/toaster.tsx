import { useEffect } from 'react';
import { toast, Toaster as Sonner, type ToasterProps } from 'sonner';
import { connectToasts, noticesKey } from './toast.ts';

const hotkey = [noticesKey];

/** The place for toasts. It listens before what was said so far is told to it. */
export function Toaster(props: ToasterProps) {
  useEffect(() => connectToasts(toast), []);
  useEffect(leaveWhenDone, []);
  return <Sonner {...props} hotkey={hotkey} />;
}

/**
 * Sends the keyboard back to where it came from once a notice's button was pressed, or with Escape: Sonner
 * does that when the last notice is gone, whatever the person does by then. Gives a way to stop.
 */
function leaveWhenDone(): () => void {
  const leave = (): void => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && isInNotice(activeElement)) activeElement.blur();
  };
  // Sonner's own part comes first.
  const onClick = ({ target }: MouseEvent): void => {
    if (isInNotice(target)) setTimeout(leave);
  };
  const onKey = ({ key, target }: KeyboardEvent): void => {
    if (key === 'Escape' && isInNotice(target)) setTimeout(leave);
  };
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('click', onClick);
    document.removeEventListener('keydown', onKey);
  };
}

function isInNotice(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-sonner-toaster]') !== null;
}
