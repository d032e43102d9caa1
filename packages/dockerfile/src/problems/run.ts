import { type Said, error, lateError, say, warning } from './problem.ts';

function maybe(suggestion: string): Pick<Said, 'hint'> {
  if (suggestion === '') return {};
  return { hint: say(`Did you mean ${suggestion}?`, `是不是想写 ${suggestion}？`) };
}

/** Problems of RUN and its flags. */
export const runProblems = {
  empty: warning('empty-run', () => ({
    message: say('RUN has no command.', 'RUN 没有命令。'),
  })),
  emptyJson: lateError('empty-run', () => ({
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
  deviceCsv: error('invalid-device', () => ({
    message: say(
      '--device needs a device: --device=vendor.com/class=name',
      '--device 需要设备名：--device=vendor.com/class=name',
    ),
  })),
  deviceValue: error('invalid-device', (value: string) => ({
    message: say(
      `required can only be true or false, not ${value}.`,
      `required 只能是 true 或 false，不能是 ${value}。`,
    ),
  })),
  deviceTwice: error('invalid-device', () => ({
    message: say('The device is named twice.', '设备名重复了。'),
    hint: say('Use one --device for each.', '每个设备请用单独的 --device。'),
  })),
  deviceKey: error('invalid-device', (cell: string) => ({
    message: say(`A device has no option ${cell}.`, `设备没有选项 ${cell}。`),
    hint: say('Only required may follow the name.', '设备名之后只能写 required。'),
  })),
  mountEmpty: error('flag-needs-value', () => ({
    message: say('--mount needs a value: --mount=type=…', '--mount 需要值：--mount=type=…'),
  })),
  mountCsv: error('invalid-mount', () => ({
    message: say('The quotes in this mount do not match.', '此挂载中的引号不匹配。'),
  })),
  mountType: lateError('invalid-mount-type', (type: string, suggestion: string) => ({
    message:
      type === ''
        ? say('type= needs a value.', 'type= 需要值。')
        : say(`There is no mount type ${type}.`, `没有挂载类型 ${type}。`),
    ...(suggestion === ''
      ? {
          hint: say(
            'Use bind, cache, tmpfs, secret or ssh.',
            '可用 bind、cache、tmpfs、secret 或 ssh。',
          ),
        }
      : maybe(suggestion)),
  })),
  mountKey: lateError('invalid-mount-key', (key: string, suggestion: string) =>
    key === ''
      ? {
          message: say('An option of the mount is missing here.', '此处缺少一个挂载选项。'),
          hint: say('Write key=value, or take the comma away.', '请写 key=value，或去掉逗号。'),
        }
      : {
          message: say(`A mount has no key ${key}.`, `挂载没有选项 ${key}。`),
          ...maybe(suggestion),
        },
  ),
  mountKeyForType: lateError('invalid-mount-key', (key: string, type: string) => ({
    message: say(`A ${type} mount has no ${key}.`, `${type} 挂载没有选项 ${key}。`),
  })),
  mountKeyFirst: lateError('invalid-mount-key', (key: string, type: string) => ({
    message: say(
      `${key} stands before type=${type}, so BuildKit takes it for a bind mount's.`,
      `${key} 写在 type=${type} 之前，BuildKit 会把它当作 bind 挂载的选项。`,
    ),
    hint: say(`Write type=${type} first.`, `请先写 type=${type}。`),
  })),
  mountValue: lateError('mount-key-needs-value', (key: string) => ({
    message: say(`${key} needs a value: ${key}=…`, `${key} 需要值：${key}=…`),
  })),
  mountBadValue: lateError('invalid-mount-value', (key: string, value: string) => ({
    message:
      value === ''
        ? say(`${key} needs a value: ${key}=…`, `${key} 需要值：${key}=…`)
        : say(`${value} is no value for ${key}.`, `${value} 不是 ${key} 的有效值。`),
  })),
  mountTarget: lateError('invalid-mount-target', () => ({
    message: say(
      'A mount cannot cover the whole file system (/).',
      '不能挂载到整个文件系统（/）。',
    ),
  })),
  mountRoot: lateError('invalid-mount-target', () => ({
    message: say(
      'Without an absolute target this mount goes to the working directory, and that is / here.',
      '没有绝对路径的 target 时会挂载到工作目录，而这里的工作目录是 /。',
    ),
    hint: say('Write target=/some/path.', '请写明 target=/某个路径。'),
  })),
  secretSource: lateError('invalid-secret-mount', () => ({
    message: say(
      'A secret mount needs an id, a source or a target.',
      'secret 挂载需要 id、source 或 target 之一。',
    ),
  })),
  sshSource: lateError('invalid-mount-key', () => ({
    message: say('An ssh mount has no source.', 'ssh 挂载没有 source。'),
    hint: say('Name the agent by id=…', '请用 id=… 指定代理。'),
  })),
  secretBoth: lateError('invalid-secret-mount', () => ({
    message: say(
      'A secret mount takes id or source, not both.',
      'secret 挂载的 id 与 source 不能同时使用。',
    ),
  })),
};
