/** A path from the root, where `folder` (from the root, too) is the working directory; '' where that is not known. */
export function pathWithin(folder: string, path: string | null | undefined): string {
  const written = path ?? '';
  if (written === '' || /[$"'*?[\\]/.test(written) || written.includes('..')) return '';
  if (folder === '' && !written.startsWith('/')) return '';
  const whole = written.startsWith('/') ? written : `${folder}/${written}`;
  const plain = whole.replaceAll(/\/(?:\.?\/)+/g, '/').replace(/\/\.?$/, '');
  return plain === '' ? '/' : plain;
}
