import { error, say, warning, type Said } from './problem.ts';

function maybe(suggestion: string): Pick<Said, 'hint'> {
  if (suggestion === '') return {};
  return { hint: say(`Did you mean ${suggestion}?`, `是不是想写 ${suggestion}？`) };
}

/** Problems of RUN and its flags. */
export const runProblems = {
  empty: warning('empty-run', () => ({
    message: say('RUN has no command.', 'RUN 没有命令。'),
  })),
  emptyJson: error('empty-run', () => ({
    message: say('RUN [] has no command to run.', 'RUN [] 没有可执行的命令。'),
  })),
  network: error('invalid-network', (value: string) => ({
    message: say(`${value} is not a network mode.`, `${value} 不是有效的网络模式。`),
    hint: say('Use default, none or host.', '可用 default、none 或 host。'),
  })),
  security: error('invalid-security', (value: string) => ({
    message: say(`${value} is not a security mode.`, `${value} 不是有效的安全模式。`),
    hint: say('Use sandbox or insecure.', '可用 sandbox 或 insecure。'),
  })),
  mountCsv: error('invalid-mount', () => ({
    message: say('The quotes in this mount do not match.', '此挂载中的引号不匹配。'),
  })),
  mountType: error('invalid-mount-type', (type: string, suggestion: string) => ({
    message: say(`There is no mount type ${type}.`, `没有挂载类型 ${type}。`),
    ...(suggestion === ''
      ? {
          hint: say(
            'Use bind, cache, tmpfs, secret or ssh.',
            '可用 bind、cache、tmpfs、secret 或 ssh。',
          ),
        }
      : maybe(suggestion)),
  })),
  mountKey: error('invalid-mount-key', (key: string, suggestion: string) => ({
    message: say(`A mount has no key ${key}.`, `挂载没有选项 ${key}。`),
    ...maybe(suggestion),
  })),
  mountKeyForType: error('invalid-mount-key', (key: string, type: string) => ({
    message: say(`A ${type} mount has no ${key}.`, `${type} 挂载没有选项 ${key}。`),
  })),
  mountValue: error('mount-key-needs-value', (key: string) => ({
    message: say(`${key} needs a value: ${key}=…`, `${key} 需要值：${key}=…`),
  })),
  mountBadValue: error('invalid-mount-value', (key: string, value: string) => ({
    message: say(`${value} is no value for ${key}.`, `${value} 不是 ${key} 的有效值。`),
  })),
  mountTarget: error('invalid-mount-target', () => ({
    message: say(
      'A mount cannot cover the whole file system (/).',
      '不能挂载到整个文件系统（/）。',
    ),
  })),
  secretSource: error('invalid-secret-mount', () => ({
    message: say(
      'A secret mount needs an id, a source or a target.',
      'secret 挂载需要 id、source 或 target。',
    ),
  })),
  secretBoth: error('invalid-secret-mount', () => ({
    message: say(
      'A secret mount takes id or source, not both.',
      'secret 挂载的 id 与 source 不能同时使用。',
    ),
  })),
};
