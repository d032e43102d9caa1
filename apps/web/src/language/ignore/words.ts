import type { Language } from '@stagecraft/contracts';

/** The sentences of an ignore file's hovers. Names come in as Markdown. */
interface IgnoreWords {
  leavesOut(what: string): string;
  takesBack(what: string): string;
  everything: string;
  atRoot(what: string): string;
  anywhere(what: string): string;
  matching(what: string): string;
  notBelow(name: string, below: string): string;
  star: string;
  stars: string;
  question: string;
  bracket: string;
  escape: string;
  slashBefore: string;
  slashAfter: string;
  outside: string;
  root: string;
  hash: string;
  now(count: string, size: string): string;
  atLeastNow(count: string, size: string): string;
  examples: string;
  nothingNow: string;
  notKnown: string;
  notSaved: string;
  notRead(dockerfile: string): string;
  readsOther(dockerfile: string, other: string): string;
  decidedLater(path: string, line: number): string;
  suchAsLater(path: string, line: number): string;
  nothingToTake(path: string): string;
}

export const ignoreWords: Readonly<Record<Language, IgnoreWords>> = {
  en: {
    leavesOut: (what) => `Leaves out ${what}.`,
    takesBack: (what) => `Takes back in ${what}, where lines before this one leave it out.`,
    everything: 'everything',
    atRoot: (what) =>
      `${what} at the root of the build context, and all that is in it if it is a folder`,
    anywhere: (what) =>
      `${what} in every folder of the build context, and all that is in it if it is a folder`,
    matching: (what) =>
      `every path that matches ${what} from the root of the build context, and all that is in it if it is a folder`,
    notBelow: (name, below) =>
      `Not ${name} in other folders, unlike in a \`.gitignore\`: that is ${below}.`,
    star: '`*`: any characters but `/`, or none',
    stars: '`**`: any number of folders, or none',
    question: '`?`: one character but `/`',
    bracket: '`[…]`: one of the characters in it; with `^` first, one that is not in it',
    escape: '`\\`: the character after it as it is',
    slashBefore: 'The `/` at the start changes nothing: patterns count from the root anyway.',
    slashAfter: 'The `/` at the end changes nothing: a file of this name is meant, too.',
    outside: 'It matches nothing: no path of the build context begins with `..`.',
    root: 'It matches nothing: it names the build context itself, and the context is always sent. For everything in it write `*`.',
    hash: '`#` begins a comment at the very start of a line only; here it is part of the pattern.',
    now: (count, size) => `Now it leaves out ${count}, ${size}.`,
    atLeastNow: (count, size) =>
      `Now it leaves out at least ${count}, ${size}: the folder is too large to be counted whole.`,
    examples: 'Such as:',
    nothingNow: 'At the moment it leaves out nothing.',
    notKnown: 'What it leaves out is not known yet.',
    notSaved: 'Save the file to see what it leaves out.',
    notRead: (dockerfile) => `A build of ${dockerfile} does not read this file.`,
    readsOther: (dockerfile, other) =>
      `A build of ${dockerfile} reads ${other} instead of this file.`,
    decidedLater: (path, line) => `Line ${line} comes later and decides about ${path}.`,
    suchAsLater: (path, line) =>
      `Line ${line} comes later and decides about paths such as ${path}.`,
    nothingToTake: (path) =>
      `No line before this one leaves out ${path}, so there is nothing to take back in.`,
  },
  'zh-CN': {
    leavesOut: (what) => `排除${what}。`,
    takesBack: (what) => `重新包含前面的行已排除的内容：${what}。`,
    everything: '所有内容',
    atRoot: (what) => `构建上下文根目录下的 ${what}；如果它是文件夹，也包括其中的全部内容`,
    anywhere: (what) => `构建上下文中每个文件夹里的 ${what}；如果它是文件夹，也包括其中的全部内容`,
    matching: (what) =>
      `从构建上下文根目录起与 ${what} 匹配的每个路径；如果它是文件夹，也包括其中的全部内容`,
    notBelow: (name, below) =>
      `不包括其他文件夹中的 ${name}，这一点与 \`.gitignore\` 不同：要包括它们，请写 ${below}。`,
    star: '`*`：除 `/` 以外的任意个字符，也可以没有',
    stars: '`**`：任意层文件夹，也可以没有',
    question: '`?`：除 `/` 以外的一个字符',
    bracket: '`[…]`：其中的一个字符；以 `^` 开头时，表示不在其中的一个字符',
    escape: '`\\`：后面的字符按原样匹配',
    slashBefore: '开头的 `/` 没有作用：模式本来就从根目录算起。',
    slashAfter: '末尾的 `/` 没有作用：同名的文件也会匹配。',
    outside: '它不会匹配任何内容：构建上下文中没有以 `..` 开头的路径。',
    root: '它不会匹配任何内容：它指的是构建上下文本身，而上下文总会发送。要表示其中的所有内容，请写 `*`。',
    hash: '`#` 只有在行首才表示注释；在这里它是模式的一部分。',
    now: (count, size) => `目前排除了 ${count}，共 ${size}。`,
    atLeastNow: (count, size) => `目前至少排除了 ${count}，共 ${size}：文件夹太大，未能全部统计。`,
    examples: '例如：',
    nothingNow: '目前没有排除任何内容。',
    notKnown: '尚不清楚它排除了哪些内容。',
    notSaved: '保存文件后才能看到它排除了哪些内容。',
    notRead: (dockerfile) => `构建 ${dockerfile} 时不会读取这个文件。`,
    readsOther: (dockerfile, other) => `构建 ${dockerfile} 时读取的是 ${other}，而不是这个文件。`,
    decidedLater: (path, line) => `后面的第 ${line} 行决定了 ${path} 是否排除。`,
    suchAsLater: (path, line) => `像 ${path} 这样的路径由后面的第 ${line} 行决定。`,
    nothingToTake: (path) => `前面没有哪一行排除 ${path}，因此没有内容需要重新包含。`,
  },
};
