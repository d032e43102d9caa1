import { useEffect } from 'react';
import { toast, Toaster as Sonner, type ToasterProps } from 'sonner';
import { connectToasts } from './toast.ts';

/** The place for toasts. It listens before what was said so far is told to it. */
export function Toaster(props: ToasterProps) {
  useEffect(() => connectToasts(toast), []);
  return <Sonner {...props} />;
}
