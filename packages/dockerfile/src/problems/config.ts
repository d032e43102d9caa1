import { error, lateError, say, warning } from './problem.ts';

/** Problems of ENV, LABEL, ARG, EXPOSE, HEALTHCHECK, SHELL, STOPSIGNAL, VOLUME, and of expansions anywhere. */
export const configProblems = {
  pairValue: error('missing-value', (keyword: string) => ({
    message: say(`${keyword} needs a name and a value.`, `${keyword} 需要名称和值。`),
    hint: say(`${keyword} name=value`, `${keyword} 名称=值`),
  })),
  pairEquals: error('missing-equals', (word: string) => ({
    message: say(
      `There is no = in ${word}; write name=value.`,
      `${word} 中没有 =，应写成 名称=值。`,
    ),
    hint: say('Put quotes around a value with spaces.', '含空格的值请加引号。'),
  })),
  blankName: error('blank-name', (keyword: string) => ({
    message: say(`The name before = is missing in ${keyword}.`, `${keyword} 的 = 前缺少名称。`),
  })),
  expansion: lateError('invalid-expansion', (reason: string, reasonZh: string) => ({
    message: say(reason, reasonZh),
  })),
  portProtocol: lateError('invalid-port', (protocol: string) => ({
    message: say(`${protocol} is not a protocol.`, `${protocol} 不是有效的协议。`),
    hint: say('Use tcp, udp or sctp.', '可用 tcp、udp 或 sctp。'),
  })),
  port: lateError('invalid-port', (port: string) => ({
    message: say(`${port} is not a port.`, `${port} 不是有效的端口。`),
    hint: say(
      'A port is a number up to 65535, or a range such as 8000-8010.',
      '端口是不超过 65535 的数字，或范围，如 8000-8010。',
    ),
  })),
  portMapping: warning('port-mapping', () => ({
    message: say(
      'EXPOSE cannot map ports; only the last part counts.',
      'EXPOSE 不能映射端口；只有最后一部分有效。',
    ),
    hint: say(
      'Map ports when a container starts: docker run -p 8080:80',
      '端口在启动容器时映射：docker run -p 8080:80',
    ),
  })),
  portAddress: lateError('invalid-port', (address: string) => ({
    message: say(`${address} is not an IP address.`, `${address} 不是 IP 地址。`),
  })),
  healthNone: error('healthcheck-none-arguments', () => ({
    message: say('HEALTHCHECK NONE takes no arguments.', 'HEALTHCHECK NONE 不接受参数。'),
  })),
  healthType: error('invalid-healthcheck', (type: string) => ({
    message: say(`HEALTHCHECK ${type} does not exist.`, `没有 HEALTHCHECK ${type} 这种写法。`),
    hint: say(
      'Use HEALTHCHECK CMD and a command, or HEALTHCHECK NONE.',
      '请用 HEALTHCHECK CMD 加命令，或 HEALTHCHECK NONE。',
    ),
  })),
  healthCommand: error('healthcheck-no-command', () => ({
    message: say('The command after HEALTHCHECK CMD is missing.', 'HEALTHCHECK CMD 后缺少命令。'),
  })),
  duration: error('invalid-duration', (value: string) => ({
    message: say(`${value} is not a duration.`, `${value} 不是有效的时长。`),
    hint: say(
      'Write a number and a unit, such as 30s, 1m30s or 500ms.',
      '请写数字加单位，如 30s、1m30s、500ms。',
    ),
  })),
  durationShort: error('duration-too-short', (value: string) => ({
    message: say(`${value} is shorter than 1ms.`, `${value} 短于 1ms。`),
  })),
  retries: error('invalid-retries', (value: string) => ({
    message: say(`${value} is not a number of retries.`, `${value} 不是有效的重试次数。`),
  })),
  shellJson: error('shell-not-json', () => ({
    message: say('SHELL must be a JSON array.', 'SHELL 必须写成 JSON 数组。'),
    hint: say('SHELL ["/bin/bash", "-c"]', 'SHELL ["/bin/bash", "-c"]'),
  })),
  signal: lateError('invalid-signal', (signal: string) => ({
    message: say(`${signal} is not a signal.`, `${signal} 不是有效的信号。`),
    hint: say('Use a name such as SIGTERM, or a number.', '请用信号名（如 SIGTERM）或数字。'),
  })),
  blankVolume: error('empty-volume', () => ({
    message: say('A volume path cannot be empty.', '卷路径不能为空。'),
  })),
  emptyVolume: lateError('empty-volume', () => ({
    message: say('A volume path cannot be empty.', '卷路径不能为空。'),
  })),
};
