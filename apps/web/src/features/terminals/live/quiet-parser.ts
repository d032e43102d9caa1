import type { Terminal } from '@xterm/xterm';

const handled = (): boolean => true;

/**
 * Keeps the page from answering what programs ask (where the cursor is, what kind of terminal this is,
 * its colours): the server answers once for all pages. So nothing that a container writes makes the page
 * type. The clipboard (OSC 52) and the window (CSI t) are out of its reach, too.
 */
export function silenceQueries({ parser }: Terminal): void {
  const sequences = [
    { final: 'c' },
    { prefix: '>', final: 'c' },
    { prefix: '=', final: 'c' },
    { final: 'n' },
    { prefix: '?', final: 'n' },
    { prefix: '>', final: 'q' },
    { intermediates: '$', final: 'p' },
    { prefix: '?', intermediates: '$', final: 'p' },
    { final: 't' },
  ];
  for (const sequence of sequences) parser.registerCsiHandler(sequence, handled);
  parser.registerDcsHandler({ intermediates: '$', final: 'q' }, handled);
  const isQuery = (data: string): boolean => data.includes('?');
  for (const number of [4, 10, 11, 12]) parser.registerOscHandler(number, isQuery);
  parser.registerOscHandler(52, handled);
}
