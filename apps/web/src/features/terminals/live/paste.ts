/** A text as it may be pasted: nothing in it is a key or a sequence, but for tabs and line breaks. */
export function pasteable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}

/** How many lines a shell would run at once of a pasted text: it takes each line break for Enter. */
export function pastedLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
