import { configProblems } from '../problems/config.ts';
import { fileProblems } from '../problems/file.ts';
import type { Word } from '../types.ts';
import { checkExpansion } from './expansion.ts';
import type { Check, Report } from './report.ts';

export const checkExpose: Check = (draft, instruction, report) => {
  if (instruction.words.length === 0) {
    report(fileProblems.anArgument, instruction.keywordSpan, 'EXPOSE');
  }
  for (const word of instruction.words) {
    if (/['"$\\`]/.test(word.value)) checkExpansion(word.value, word.span, draft.escape, report);
    else checkPort(word, report);
  }
};

/** `[[ip:]host:]port[-port][/protocol]`; only the last part has a meaning. */
function checkPort(word: Word, report: Report): void {
  const parts = word.value.split(':');
  const container = parts.at(-1) ?? '';
  const slash = container.indexOf('/');
  const port = slash < 0 ? container : container.slice(0, slash);
  const protocol = slash < 0 ? '' : container.slice(slash + 1);
  if (!/^(?:tcp|udp|sctp)?$/i.test(protocol)) {
    const start = word.span.end - protocol.length;
    report(configProblems.portProtocol, { start, end: word.span.end }, protocol);
    return;
  }
  const range = portRange(port);
  if (range === null) {
    report(configProblems.port, word.span, port === '' ? word.value : port);
    return;
  }
  if (parts.length === 1) return;
  const address = parts.slice(0, -2).join(':');
  if (address !== '' && !isAddress(address)) {
    report(configProblems.portAddress, word.span, address);
    return;
  }
  const host = parts.at(-2) ?? '';
  const hostRange = host === '' ? range : portRange(host);
  // A single port may stand for a range of host ports; otherwise both must be as long.
  const fits = hostRange !== null && (range === 1 || hostRange === range);
  if (fits) report(configProblems.portMapping, word.span);
  else report(configProblems.port, word.span, host);
}

/** How many ports `8000` or `8000-8010` names; null when it is none. */
function portRange(text: string): number | null {
  const match = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(text);
  if (match === null) return null;
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return last > 65535 || first > last ? null : last - first + 1;
}

function isAddress(text: string): boolean {
  if (/^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/.test(text)) {
    return text.split('.').every((part) => Number(part) <= 255);
  }
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return bare.includes(':') && /^[0-9a-f:.]+$/i.test(bare);
}
