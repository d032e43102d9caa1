import type { ExitMeaning, LocalizedText } from '@stagecraft/contracts';

/** Signals by number, as Linux has them on x86 and Arm (signal(7)). */
const signals: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  11: 'SIGSEGV',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
};

const texts: Readonly<Record<number, LocalizedText>> = {
  0: { en: 'It ended without an error.', 'zh-CN': '正常结束，没有错误。' },
  1: {
    en: 'The program reports an error; its output says which.',
    'zh-CN': '程序报告了错误，具体见其输出。',
  },
  2: {
    en: 'The program reports an error; shells and many programs say so when they are called the wrong way.',
    'zh-CN': '程序报告了错误；shell 和许多程序在用法有误时返回此代码。',
  },
  125: {
    en: 'The program reports an error by a code of its own. docker run itself ends with 125 where it could not start a container.',
    'zh-CN': '程序以自定义的代码报告错误。docker run 无法启动容器时，自身也以 125 结束。',
  },
  126: {
    en: 'The command was found but could not be run: it is not executable, or a folder.',
    'zh-CN': '找到了命令但无法执行：没有可执行权限，或者是一个文件夹。',
  },
  127: { en: 'The command was not found.', 'zh-CN': '找不到该命令。' },
  129: {
    en: 'Ended by SIGHUP: its terminal was closed.',
    'zh-CN': '被 SIGHUP 结束：其终端已关闭。',
  },
  130: { en: 'Ended by SIGINT, as by Ctrl+C.', 'zh-CN': '被 SIGINT 结束，例如按下 Ctrl+C。' },
  134: {
    en: 'The program gave up by itself (SIGABRT), for example at a failed assertion.',
    'zh-CN': '程序自行中止（SIGABRT），例如断言失败。',
  },
  137: {
    en: 'Killed by SIGKILL: by docker kill, because it did not end in time after docker stop, or because memory ran out.',
    'zh-CN': '被 SIGKILL 强制终止：执行了 docker kill、docker stop 后未及时结束，或内存不足。',
  },
  139: {
    en: 'The program crashed (SIGSEGV): it touched memory that is not its own.',
    'zh-CN': '程序崩溃（SIGSEGV）：访问了不属于它的内存。',
  },
  141: {
    en: 'Ended by SIGPIPE: nobody read what it wrote any more.',
    'zh-CN': '被 SIGPIPE 结束：已没有程序读取其输出。',
  },
  143: {
    en: 'Ended by SIGTERM, as docker stop asks for it.',
    'zh-CN': '被 SIGTERM 结束，即 docker stop 所发送的信号。',
  },
  255: {
    en: 'The program reports an error by a code of its own, often for -1.',
    'zh-CN': '程序以自定义的代码报告错误，通常表示 -1。',
  },
};

/** What the engine keeps of a container that it could not start. (moby: `setExitCodeFromError`) */
const neverRan: LocalizedText = {
  en: 'The engine’s own code: the container could not be started, so no program ran.',
  'zh-CN': '这是引擎给出的代码：容器无法启动，没有程序运行过。',
};

function general(signal: string | null): LocalizedText {
  if (signal !== null) return { en: `Ended by ${signal}.`, 'zh-CN': `被 ${signal} 结束。` };
  return {
    en: 'The program reports an error by a code of its own; its documentation or output says which.',
    'zh-CN': '程序以自定义的代码报告错误，具体见其文档或输出。',
  };
}

/**
 * What an exit code says. 128 and more is, by the convention of shells that engines follow, 128 and the
 * number of the signal that ended it; 126 and 127 are also the engine's, where it found no program to run.
 *
 * @param ran whether the program was started at all
 */
export function exitMeaning(code: number, ran = true): ExitMeaning {
  const signal = signals[code - 128] ?? null;
  if (!ran && code === 128) return { code, signal: null, text: neverRan };
  return { code, signal, text: texts[code] ?? general(signal) };
}
