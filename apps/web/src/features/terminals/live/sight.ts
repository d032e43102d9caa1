/** Calls back at once, and whenever the page begins or ceases to be seen; gives the way to end that. */
export function watchSight(changed: (isSeen: boolean) => void): () => void {
  const tell = (): void => changed(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tell);
  tell();
  return () => document.removeEventListener('visibilitychange', tell);
}
