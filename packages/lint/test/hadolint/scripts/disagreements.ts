import type { Disagreement } from '../disagreements.ts';

const shells: readonly Disagreement[] = [
  {
    why: 'hadolint writes the shell behind `#!` in front of the script, and has that line reported where it is no path or not one of the shells that ShellCheck knows.',
    codes: 'SC1008 SC1071 SC2239',
    side: 'hadolint',
  },
  {
    why: 'There hadolint has nothing else to say; we have the shell that it is made after, or that it starts, checked.',
    side: 'ours',
    file: /SHELL \["\/(?:bin\/(?:busybox|yash)|usr\/bin\/env)"/,
  },
  {
    why: 'What is none of the shells that ShellCheck knows is not read as if it were bash.',
    side: 'hadolint',
    file: /SHELL \["\/bin\/rbash"|windows/,
  },
  {
    why: 'A shell with `-e` ends where it can not change the folder.',
    codes: 'SC2164',
    side: 'hadolint',
    file: /SHELL.*"(?:-e\w*|errexit)"|#!\S+ -e/,
  },
  {
    why: 'A comment may name the whole command line of a shell, and that of another program which starts it; hadolint takes one word.',
    codes: 'SC3010 SC3037',
    side: 'hadolint',
    file: /# hadolint shell=\S+ \S/,
  },
  {
    why: 'hadolint forgets the shell at the next ENV or ARG.',
    codes: 'SC3010',
    side: 'hadolint',
    file: /(?:SHELL|shell=).*\n(?:ENV|ARG)/,
  },
];

const variables: readonly Disagreement[] = [
  {
    why: 'A trigger acts in the stages that are built from its own: there are the shell and the ENVs of its image, and in them what the triggers say.',
    codes: 'SC2154 SC3010',
    side: 'hadolint',
    file: /ONBUILD/,
  },
  {
    why: 'ARG takes several names, and `all_proxy` needs none.',
    codes: 'SC2154',
    side: 'hadolint',
    file: /ARG x=1 y=2|all_proxy/,
  },
  {
    why: 'hadolint exports what is written: a name that is a variable itself gives a comment on that line, which is not in the file.',
    codes: 'SC2086 SC2154',
    file: /ENV \$x/,
  },
];

const texts: readonly Disagreement[] = [
  {
    why: 'The first line of a here-document names the program that runs it.',
    codes: 'SC3010',
    file: /<<EOF\n#!/,
  },
  {
    why: 'The shell expands what is in a here-document for a command; hadolint has it left out, with what stands behind it on its line.',
    codes: 'SC2006 SC2154',
    side: 'ours',
    instruction: /(?:bash|cat|python3) <</,
  },
  {
    why: 'Of a here-document with a command behind it nothing but that line is a script; it is what the command reads.',
    side: 'hadolint',
    instruction: /<<EOF bash/,
  },
  {
    why: 'BuildKit gives the carriage returns of a here-document to the shell.',
    codes: 'SC1017 SC2086',
    file: /\r\nRUN <</,
  },
  {
    why: 'A continuation goes on behind empty lines with white space in them, and one at the end of the file is not there.',
    codes: 'SC1072 SC2086',
    file: /\\$(?!\n)|\\\n {3}\n/,
  },
  {
    why: 'hadolint takes flags that it does not know for the command.',
    codes: 'SC2215',
    side: 'hadolint',
    instruction: /--device=/,
  },
];

const codes: readonly Disagreement[] = [
  {
    why: 'We take codes in any case.',
    codes: 'SC2086',
    file: /ignore=sc2086/,
  },
  {
    why: 'We take codes in any case, in the configuration too.',
    codes: 'SC2086',
    config: /sc2086/,
  },
  {
    why: 'We take every name of a list that is clear; hadolint drops a list with anything else behind it.',
    side: 'hadolint',
    file: /ignore=SC3010 shell=/,
  },
];

/** Where hadolint says something else than we do of the same script, and why we stay with it. */
export const disagreements: readonly Disagreement[] = [...shells, ...variables, ...texts, ...codes];
