import type { CatalogueEntry } from './catalogue.ts';

/** What can be wrong with the options of a build. */
export const buildProblems = {
  step_not_runnable: {
    status: 422,
    message: {
      en: 'This step cannot be run by itself: it is no RUN, or a here-document whose first line names its interpreter (#!).',
      'zh-CN':
        '此步骤无法单独运行：它不是 RUN 指令，或者是首行指定了解释器（#!）的 here-document。',
    },
    next: {
      en: 'Let the command write its output into a file, build, and read that file in a container.',
      'zh-CN': '请让该命令把输出写入文件，构建后在容器中读取该文件。',
    },
  },
  step_state_unavailable: {
    status: 422,
    message: {
      en: 'No state of the build can be opened there: the instruction stands before the first FROM or is not in the text, or nothing comes before it.',
      'zh-CN':
        '无法在此处打开构建状态：该指令位于第一个 FROM 之前、不在文本中，或者它之前没有任何内容。',
    },
    next: {
      en: 'Open the state after the instruction, or choose one inside a stage.',
      'zh-CN': '请打开该指令之后的状态，或选择某个构建阶段内的指令。',
    },
  },
  step_state_not_found: {
    status: 404,
    message: {
      en: 'This state of the build is not open any more: it was closed, was not used for a while, or the engine went away.',
      'zh-CN': '该构建状态已不再打开：它已被关闭、长时间未使用，或引擎已断开。',
    },
    next: { en: 'Open it again.', 'zh-CN': '请重新打开。' },
  },
  step_file_unreadable: {
    status: 422,
    message: {
      en: 'This file cannot be shown: the state does not have it, or it is no ordinary file.',
      'zh-CN': '无法显示该文件：该状态中没有它，或者它不是普通文件。',
    },
    next: {
      en: 'Choose another file. A link that leads nowhere, a device or a socket has nothing to show.',
      'zh-CN': '请选择其他文件。失效的链接、设备和套接字没有可显示的内容。',
    },
  },
  step_without_shell: {
    status: 409,
    message: {
      en: 'The shell could not be started in this state of the build.',
      'zh-CN': '无法在该构建状态中启动 shell。',
    },
    next: {
      en: 'If the image has no shell (scratch, distroless), look at its files, or open a shell in an earlier stage; a SHELL instruction names another one. Check also USER and WORKDIR.',
      'zh-CN':
        '如果镜像中没有 shell（如 scratch、distroless），请查看其文件，或在更早的构建阶段打开 shell；也可用 SHELL 指令指定其他 shell。另请检查 USER 和 WORKDIR。',
    },
  },
  build_input_missing: {
    status: 422,
    message: {
      en: 'Something that the build’s options name is not there.',
      'zh-CN': '构建选项中指定的某项内容不存在。',
    },
    next: {
      en: 'The detail names it. Check the build context, the named contexts and the secrets.',
      'zh-CN': '详情中给出了其名称。请检查构建上下文、命名上下文和机密。',
    },
  },
  build_secret_too_large: {
    status: 422,
    message: {
      en: 'A secret is too large: BuildKit takes 500 KiB at most.',
      'zh-CN': '机密过大：BuildKit 最多接受 500 KiB。',
    },
    next: {
      en: 'Give a smaller one, or mount the file from a named context instead.',
      'zh-CN': '请提供较小的机密，或改为从命名上下文挂载该文件。',
    },
  },
  ssh_agent_missing: {
    status: 422,
    message: {
      en: 'The build is to have an SSH agent, but Stagecraft was started without one.',
      'zh-CN': '此构建需要 SSH 代理，但启动 Stagecraft 时没有可用的 SSH 代理。',
    },
    next: {
      en: 'Start ssh-agent, add a key with ssh-add, and start Stagecraft from the same shell (it looks at SSH_AUTH_SOCK).',
      'zh-CN':
        '请启动 ssh-agent，用 ssh-add 添加密钥，然后在同一个 shell 中启动 Stagecraft（它会读取 SSH_AUTH_SOCK）。',
    },
  },
  build_output_refused: {
    status: 422,
    message: {
      en: 'The result cannot be written there.',
      'zh-CN': '无法将构建结果写入该位置。',
    },
    next: {
      en: 'Choose a folder for files, or the name of a file for a tar archive.',
      'zh-CN': '导出文件时请选择文件夹，导出 tar 归档时请给出文件名。',
    },
  },
  build_option_unsupported: {
    status: 422,
    message: {
      en: 'The builder that would run this build cannot do one of its options.',
      'zh-CN': '将用于此次构建的构建器不支持其中的某个选项。',
    },
    next: {
      en: 'The detail names the option. Leave it out, or choose another builder or engine.',
      'zh-CN': '详情中给出了该选项。请去掉它，或改用其他构建器或引擎。',
    },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
