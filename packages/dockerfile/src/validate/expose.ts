import { configProblems } from '../problems/config.ts';
import { fileProblems } from '../problems/file.ts';
import type { Span } from '../types.ts';
import { isAddress } from './address.ts';
import { checkExpansion, constantWords } from './expansion.ts';
import type { Check, Report } from './report.ts';

export const checkExpose: Check = (draft, instruction, report) => {
  if (instruction.words.length === 0) {
    report(fileProblems.anArgument, instruction.keywordSpan, 'EXPOSE');
  }
  for (const { value, span } of instruction.words) {
    checkExpansion(value, span, draft.escape, report);
    for (const port of constantWords(value, draft.escape) ?? []) checkPort(port, span, report);
  }
};

/** `[[ip:]host:]port[-port][/protocol]`; only the last part has a meaning. */
export function checkPort(text: string, span: Span, report: Report): void {
  const parts = text.split(':');
  const container = parts.at(-1) ?? '';
  const slash = container.indexOf('/');
  const port = slash < 0 ? container : container.slice(0, slash);
  const protocol = slash < 0 ? '' : container.slice(slash + 1);
  if (!/^(?:tcp|udp|sctp)?$/i.test(protocol)) {
    const exact = span.end - span.start === text.length;
    const start = exact ? span.end - protocol.length : span.start;
    report(configProblems.portProtocol, { start, end: span.end }, protocol);
    return;
  }
  const range = portRange(port);
  if (range === null) {
    report(configProblems.port, span, port === '' ? text : port);
    return;
  }
  if (parts.length === 1) return;
  const address = parts.slice(0, -2).join(':');
  if (address !== '' && !isAddress(address)) {
    report(configProblems.portAddress, span, address);
    return;
  }
  const host = parts.at(-2) ?? '';
  const hostRange = host === '' ? range : portRange(host);
  // A single port may stand for a range of host ports; otherwise both must be as long.
  const fits = hostRange !== null && (range === 1 || hostRange === range);
  if (!fits) report(configProblems.port, span, host);
  else if (address !== '' || host !== '') report(configProblems.portMapping, span);
}

/** How many ports `8000` or `8000-8010` names; null when it is none. */
function portRange(text: string): number | null {
  const dash = text.indexOf('-');
  const first = portNumber(dash < 0 ? text : text.slice(0, dash));
  const last = dash < 0 ? first : portNumber(text.slice(dash + 1));
  if (first === null || last === null || first > last) return null;
  return last - first + 1;
}

function portNumber(text: string): number | null {
  if (!/^\+?[0-9]+$/.test(text)) return null;
  const port = Number(text);
  return port <= 65535 ? port : null;
}
