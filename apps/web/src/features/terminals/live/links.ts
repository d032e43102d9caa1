/** The address of a link that may be opened; null for anything but a web page's. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** Opens a link in a tab that knows nothing of this one, with Ctrl (or Command) and a press alone. */
export function openLink(event: MouseEvent, text: string): void {
  const address = webAddress(text);
  if (address === null || !(event.ctrlKey || event.metaKey)) return;
  window.open(address, '_blank', 'noopener,noreferrer');
}
