import type { EndReason, LocalizedText } from '@stagecraft/contracts';

interface ReasonText {
  readonly message: LocalizedText;
  readonly next: LocalizedText;
}

/** Why a container does not run, and what to do about it. */
export const reasonTexts: Readonly<Record<EndReason, ReasonText>> = {
  not_started: {
    message: {
      en: 'The container was created and has not been started yet.',
      'zh-CN': '容器已创建，但尚未启动。',
    },
    next: { en: 'Start it.', 'zh-CN': '请启动它。' },
  },
  finished: {
    message: {
      en: 'The main process did its work and ended without an error. A container runs as long as its main process.',
      'zh-CN': '主进程完成工作后正常结束。容器只在其主进程运行期间运行。',
    },
    next: {
      en: 'Read its output. If it should have gone on, the command has to be a program that stays in the foreground.',
      'zh-CN': '请查看其输出。如果它本应持续运行，命令必须是一个保持在前台的程序。',
    },
  },
  went_to_background: {
    message: {
      en: 'The main process put the service into the background and ended, and with it the container: a container runs only as long as its main process.',
      'zh-CN': '主进程把服务放到后台后自己结束了，容器也随之结束：容器只在其主进程运行期间运行。',
    },
    next: {
      en: 'Let the service itself be the main process, in the foreground.',
      'zh-CN': '请让服务本身作为主进程在前台运行。',
    },
  },
  shell_without_input: {
    message: {
      en: 'The main process is a shell whose standard input is closed: it read the end of its input at once, and ended.',
      'zh-CN': '主进程是一个 shell，而其标准输入是关闭的：它立即读到输入结束，随即退出。',
    },
    next: {
      en: 'Run it with an open input and a terminal (-it), or give it a command.',
      'zh-CN': '请在保持输入打开并分配终端的情况下运行（-it），或为其指定要执行的命令。',
    },
  },
  command_not_found: {
    message: {
      en: 'A program that was to run is not in the image.',
      'zh-CN': '镜像中没有要运行的程序。',
    },
    next: {
      en: 'Check the name in CMD or ENTRYPOINT and the path in the image; install the program in the Dockerfile if it is not there. With the exec form, the whole command must not be one word.',
      'zh-CN':
        '请检查 CMD 或 ENTRYPOINT 中的名称以及镜像中的路径；如果镜像中没有，请在 Dockerfile 中安装。使用 exec 形式时，不要把整条命令写成一个字符串。',
    },
  },
  interpreter_missing: {
    message: {
      en: 'The file is in the image, but what runs it is not: the interpreter of a script’s first line, or the loader of a program that was built for another C library.',
      'zh-CN':
        '文件在镜像中，但缺少运行它所需的内容：脚本首行指定的解释器，或为另一种 C 库构建的程序所需的加载器。',
    },
    next: {
      en: 'Look at the first line (#!): the interpreter must be there, and the line must not end in CR LF as Windows writes it. A program built with glibc does not run in Alpine, and the other way round.',
      'zh-CN':
        '请检查首行（#!）：解释器必须存在，且该行不能以 Windows 的 CR LF 换行符结尾。用 glibc 构建的程序不能在 Alpine 中运行，反之亦然。',
    },
  },
  command_not_executable: {
    message: {
      en: 'The command is in the image but may not be run: it has no execute permission for this user, or is a folder.',
      'zh-CN': '命令在镜像中，但无法执行：此用户没有执行权限，或者它是一个文件夹。',
    },
    next: {
      en: 'Make it executable in the Dockerfile: COPY --chmod=755, or RUN chmod +x.',
      'zh-CN': '请在 Dockerfile 中添加执行权限：COPY --chmod=755，或 RUN chmod +x。',
    },
  },
  wrong_architecture: {
    message: {
      en: 'The program is not one that this machine can run (exec format error): it was built for another processor, or it is a script without a first line #!.',
      'zh-CN':
        '此机器无法运行该程序（exec format error）：它是为另一种处理器构建的，或者是缺少 #! 首行的脚本。',
    },
    next: {
      en: 'Compare the platform of the image with the engine’s, and pull or build it with --platform. A script needs #!/bin/sh as its first line.',
      'zh-CN': '请比较镜像与引擎的平台，并用 --platform 拉取或构建。脚本的首行需要是 #!/bin/sh。',
    },
  },
  out_of_memory: {
    message: {
      en: 'Memory ran out, and the kernel killed a process of the container.',
      'zh-CN': '内存不足，内核终止了容器中的进程。',
    },
    next: {
      en: 'Give it more memory, or let the program take less.',
      'zh-CN': '请增加内存限制，或减少程序的内存占用。',
    },
  },
  killed: {
    message: {
      en: 'The main process was killed (SIGKILL): by docker kill, because it did not end in time when it was stopped, or by the kernel.',
      'zh-CN': '主进程被强制终止（SIGKILL）：执行了 docker kill、停止时未及时结束，或由内核终止。',
    },
    next: {
      en: 'A program that is to end in time has to handle its stop signal. As process 1 it has no default handling: use --init or a handler.',
      'zh-CN':
        '要及时结束，程序必须处理停止信号。作为 1 号进程时信号没有默认处理：请使用 --init 或自行处理信号。',
    },
  },
  stopped: {
    message: { en: 'It was asked to stop, and did.', 'zh-CN': '它被要求停止，并已停止。' },
    next: { en: 'Start it again when you need it.', 'zh-CN': '需要时再次启动即可。' },
  },
  crashed: {
    message: {
      en: 'A signal ended the main process: the program crashed.',
      'zh-CN': '主进程因信号而结束：程序崩溃了。',
    },
    next: {
      en: 'Read the last output. Crashes at once often come from a program built for another system or processor.',
      'zh-CN': '请查看最后的输出。启动后立即崩溃，往往是因为程序是为其他系统或处理器构建的。',
    },
  },
  failed: {
    message: {
      en: 'The main process ended with an error of its own.',
      'zh-CN': '主进程因自身错误而结束。',
    },
    next: {
      en: 'The last output says most often what was wrong.',
      'zh-CN': '原因通常可以在最后的输出中找到。',
    },
  },
  engine_failed: {
    message: {
      en: 'The engine could not start the container.',
      'zh-CN': '引擎无法启动容器。',
    },
    next: {
      en: 'Its own words name the reason; change the options accordingly, and start it again.',
      'zh-CN': '引擎的原话中说明了原因；请据此修改选项后重新启动。',
    },
  },
};
