/** Linux signal names without SIG, as `moby/sys/signal` knows them. */
const SIGNALS = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS ' +
    'TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
  ).split(' '),
);

/** A signal's name, with or without SIG, or a number other than 0. */
export function isSignal(text: string): boolean {
  if (/^[+-]?[0-9]+$/.test(text)) return Number(text) !== 0 && Math.abs(Number(text)) < 2 ** 63;
  const name = text.toUpperCase().replace(/^SIG/, '');
  if (SIGNALS.has(name)) return true;
  const offset = /^RT(?:MIN\+|MAX-)([1-9][0-9]?)$/.exec(name);
  if (offset === null) return false;
  const value = Number(offset[1]);
  return value <= (name.startsWith('RTMIN') ? 15 : 14);
}
