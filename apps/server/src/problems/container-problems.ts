import type { CatalogueEntry } from './catalogue.ts';

/** What can go wrong with containers. */
export const containerProblems = {
  container_not_found: {
    status: 404,
    message: {
      en: 'The engine has no such container (any more).',
      'zh-CN': '引擎中没有这个容器（或已被删除）。',
    },
    next: { en: 'Run its image again.', 'zh-CN': '请重新运行其镜像。' },
  },
  container_name_taken: {
    status: 409,
    message: {
      en: 'Another container has this name already.',
      'zh-CN': '已有其他容器使用了这个名称。',
    },
    next: {
      en: 'Choose another name, or remove the other container.',
      'zh-CN': '请换一个名称，或删除另一个容器。',
    },
  },
  container_port_taken: {
    status: 409,
    message: {
      en: 'The port is in use already: another container or program listens there.',
      'zh-CN': '端口已被占用：有其他容器或程序正在监听该端口。',
    },
    next: {
      en: 'Choose another host port, or leave it empty for any free one. The detail names the port.',
      'zh-CN': '请换一个主机端口，或留空以使用任意空闲端口。详情中注明了是哪个端口。',
    },
  },
  container_port_refused: {
    status: 403,
    message: {
      en: 'The system does not let the engine listen at this port.',
      'zh-CN': '系统不允许引擎监听该端口。',
    },
    next: {
      en: 'Choose a host port from 1024 up: lower ones need special rights.',
      'zh-CN': '请选择 1024 及以上的主机端口：更低的端口需要特殊权限。',
    },
  },
  container_without_command: {
    status: 422,
    message: {
      en: 'The image has neither ENTRYPOINT nor CMD, so there is nothing to run.',
      'zh-CN': '该镜像既没有 ENTRYPOINT 也没有 CMD，因此没有可运行的命令。',
    },
    next: {
      en: 'Enter a command, or add CMD to the Dockerfile and build again.',
      'zh-CN': '请填写命令，或在 Dockerfile 中添加 CMD 后重新构建。',
    },
  },
  container_command_not_found: {
    status: 422,
    message: {
      en: 'The program to run is not in the image (exit code 127).',
      'zh-CN': '镜像中没有要运行的程序（退出码 127）。',
    },
    next: {
      en: 'Check its name and path in the image; a script also needs the interpreter of its first line. The detail names it.',
      'zh-CN': '请检查它在镜像中的名称和路径；脚本还需要其首行指定的解释器。详情中注明了该程序。',
    },
  },
  container_command_not_executable: {
    status: 422,
    message: {
      en: 'The program is in the image but may not be run (exit code 126).',
      'zh-CN': '程序在镜像中，但无法执行（退出码 126）。',
    },
    next: {
      en: 'Make the file executable, for example with COPY --chmod=755. A folder cannot be run.',
      'zh-CN': '请为该文件添加可执行权限，例如使用 COPY --chmod=755。文件夹无法运行。',
    },
  },
  container_network_refused: {
    status: 403,
    message: {
      en: 'With the host’s network the container could reach whatever listens on the engine’s machine, so it is not used unless you allow it.',
      'zh-CN': '使用主机网络时，容器可以访问引擎所在机器上监听的一切服务，因此未经允许不会使用。',
    },
    next: {
      en: 'Allow it in the form if you trust the image, or choose another network and publish the ports you need.',
      'zh-CN': '如果您信任该镜像，请在表单中允许；否则请选择其他网络，并发布所需的端口。',
    },
  },
  container_network_not_found: {
    status: 404,
    message: {
      en: 'The engine has no network of this name (any more).',
      'zh-CN': '引擎中没有这个名称的网络（或已被删除）。',
    },
    next: {
      en: 'Choose one of the engine’s networks, or make it with docker network create.',
      'zh-CN': '请从引擎现有的网络中选择，或用 docker network create 创建。',
    },
  },
  container_mount_missing: {
    status: 422,
    message: {
      en: 'There is no file or folder at this path of the workspace, so it cannot be mounted.',
      'zh-CN': '工作区的该路径下没有文件或文件夹，因此无法挂载。',
    },
    next: {
      en: 'Check the path. Docker’s -v would make an empty folder there as root; Stagecraft does not.',
      'zh-CN': '请检查路径。docker 的 -v 会以 root 身份在该处创建空文件夹；Stagecraft 不会这样做。',
    },
  },
  container_env_file_invalid: {
    status: 422,
    message: {
      en: 'A line of the env file cannot be read.',
      'zh-CN': 'env 文件中有一行无法读取。',
    },
    next: {
      en: 'The detail names the line. Each line is NAME=value, taken as it is: no quotes, no export. # begins a comment.',
      'zh-CN':
        '详情中注明了行号。每行的格式为 NAME=value，按原样读取：不处理引号，也不支持 export。以 # 开头的行是注释。',
    },
  },
  container_running: {
    status: 409,
    message: {
      en: 'The container is running or paused, so the engine does not remove it.',
      'zh-CN': '容器正在运行或已暂停，因此引擎不会删除它。',
    },
    next: {
      en: 'Stop it first, or remove it by force: its processes are then killed at once.',
      'zh-CN': '请先停止容器，或强制删除：其进程会被立即终止。',
    },
  },
  container_paused: {
    status: 409,
    message: {
      en: 'The container is paused: its processes stand still.',
      'zh-CN': '容器已暂停：其进程处于停滞状态。',
    },
    next: { en: 'Let it go on first (unpause).', 'zh-CN': '请先恢复运行（unpause）。' },
  },
  container_not_paused: {
    status: 409,
    message: {
      en: 'The container is not paused.',
      'zh-CN': '容器没有暂停。',
    },
    next: { en: 'There is nothing to do.', 'zh-CN': '无需操作。' },
  },
  container_log_unreadable: {
    status: 422,
    message: {
      en: 'The engine cannot read this container’s log back: its log driver sends it elsewhere or keeps none.',
      'zh-CN': '引擎无法读回此容器的日志：其日志驱动把日志发送到别处，或不保存日志。',
    },
    next: {
      en: 'Look where the driver sends it (the container’s details name it), or run the container with the driver json-file or local.',
      'zh-CN':
        '请到日志驱动发送的位置查看（容器详情中有其名称），或改用 json-file 或 local 驱动运行容器。',
    },
  },
  container_path_not_found: {
    status: 404,
    message: {
      en: 'The container has no such file or folder.',
      'zh-CN': '容器中没有这个文件或文件夹。',
    },
    next: { en: 'Check the path in the container.', 'zh-CN': '请检查容器中的路径。' },
  },
  container_path_not_folder: {
    status: 422,
    message: {
      en: 'This path of the container is no folder.',
      'zh-CN': '容器中的该路径不是文件夹。',
    },
    next: { en: 'Choose a folder.', 'zh-CN': '请选择一个文件夹。' },
  },
  container_path_not_file: {
    status: 422,
    message: {
      en: 'This path of the container is no ordinary file, so there is nothing to read.',
      'zh-CN': '容器中的该路径不是普通文件，因此没有可读取的内容。',
    },
    next: { en: 'Choose a file.', 'zh-CN': '请选择一个文件。' },
  },
  container_path_read_only: {
    status: 403,
    message: {
      en: 'The engine does not write there: the container’s file system or the mount is read-only.',
      'zh-CN': '引擎无法写入该处：容器的文件系统或该挂载是只读的。',
    },
    next: {
      en: 'Choose a folder that can be written to, or run the container without read-only.',
      'zh-CN': '请选择可写的文件夹，或以非只读方式运行容器。',
    },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
