import type { ShellLine, SimpleCommand } from '../shell/line.ts';

/** Commands that show something and leave everything as it is, whatever their arguments. */
const always = new Set(
  (
    'ls ll la dir cat less more head tail grep egrep fgrep zcat wc uniq cut tr nl rev tac column stat file ' +
    'md5sum sha1sum sha256sum sha512sum cksum ps top htop pwd which whereis type whoami id groups uname ' +
    'df du free uptime history clear reset man help echo printf env printenv test [ true false : sleep ' +
    'kill pkill killall jobs fg bg wait times tty seq expr basename dirname readlink realpath diff cmp ' +
    'strings hexdump xxd od lsof netstat ss ping ping6 nslookup dig host getent w who last lsblk lscpu ' +
    'vmstat iostat pgrep pidof tree apt-cache dpkg-query locale getconf arch nproc hostid logname users ' +
    'cal yes lsattr pstree mountpoint alias'
  ).split(' '),
);

/** Commands that only show something with certain arguments. */
const sometimes: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
  apt: (words) => /^(?:list|search|show|policy)$/.test(words[0] ?? ''),
  'apt-get': () => false,
  apk: (words) => /^(?:info|search|list|policy|version|stats)$/.test(words[0] ?? ''),
  curl: (words) => !words.some((word) => /^-(?:[a-zA-Z]*[oOcD]|-output|-remote-name)/.test(word)),
  date: (words) => !words.some((word) => /^(?:-s|--set)/.test(word)),
  dpkg: (words) => /^(?:-[lLsSpCI]|--(?:list|status|search|get-selections))/.test(words[0] ?? ''),
  find: (words) =>
    !words.some((word) => /^-(?:delete|exec|execdir|ok|okdir|fprint\w*)$/.test(word)),
  git: (words) => /^(?:status|log|diff|show|branch|remote|describe)$/.test(words[0] ?? ''),
  hostname: (words) => words.every((word) => word.startsWith('-')),
  ifconfig: (words) => words.length < 2,
  ip: (words) => !words.some((word) => /^(?:add|del|set|flush|replace|change)$/.test(word)),
  mount: (words) => words.length === 0,
  nginx: (words) => /^-[tTvV]$/.test(words[0] ?? ''),
  pip: (words) => /^(?:list|show|freeze|check)$/.test(words[0] ?? ''),
  pip3: (words) => /^(?:list|show|freeze|check)$/.test(words[0] ?? ''),
  rpm: (words) => (words[0] ?? '').startsWith('-q'),
  sed: (words) => !words.some((word) => /^(?:-[nErsuz]*i|--in-place)/.test(word)),
  service: (words) => words.at(-1) === 'status' || words[0] === '--status-all',
  set: (words) => words.length === 0,
  sort: (words) => !words.some((word) => /^(?:-o|--output)/.test(word)),
  stty: () => true,
  tar: (words) => /^-?[a-z]*t[a-z]*$/.test(words[0] ?? '') && !/[xcru]/.test(words[0] ?? ''),
  unzip: (words) => words[0] === '-l',
  wget: (words) =>
    words.some((word) => /^(?:-[a-zA-Z]*O-|--spider)$/.test(word)) ||
    words.join(' ').includes('-O -'),
  export: (words) => words.length === 0 || words[0] === '-p',
};

/** Asking a program for its version or its help. */
const asks = /^(?:--version|--help|-V|-version)$/;

function showsOnly({ words, targets, assignments }: SimpleCommand): boolean {
  if (targets.length > 0) return false;
  const [name = '', ...rest] = words.map(({ text }) => text);
  if (name === '') return assignments.length === 0;
  if (rest.length === 1 && asks.test(rest[0] ?? '')) return true;
  if (always.has(name)) return true;
  return Object.hasOwn(sometimes, name) && (sometimes[name]?.(rest) ?? false);
}

/** Whether a line only shows something: nothing of it would be in an image. */
export function isLook(line: ShellLine): boolean {
  if (line.substitutes) return false;
  const moves = ({ words }: SimpleCommand): boolean => words[0]?.text === 'cd';
  return line.commands.every((command) => moves(command) || showsOnly(command));
}
