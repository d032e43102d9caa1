import type { Text } from '../types.ts';

/** An image that many Dockerfiles begin with. */
export interface ImageReference {
  readonly name: string;
  readonly text: Text;
  /** Users beside root that it brings, by its own documentation: a convention, to be checked. */
  readonly users: readonly string[];
}

function image(
  name: string,
  en: string,
  zh: string,
  users: readonly string[] = [],
): ImageReference {
  return { name, users, text: { en, 'zh-CN': zh } };
}

/** Docker official images that are common bases, the ones used most first. */
export const imageReference: readonly ImageReference[] = [
  image(
    'alpine',
    'Alpine Linux: very small, musl and BusyBox.',
    'Alpine Linux：体积很小，基于 musl 和 BusyBox。',
  ),
  image('debian', 'Debian: glibc and apt.', 'Debian：glibc 与 apt。', ['www-data']),
  image('ubuntu', 'Ubuntu: glibc and apt.', 'Ubuntu：glibc 与 apt。', ['www-data', 'ubuntu']),
  image('node', 'Node.js with npm.', '带 npm 的 Node.js。', ['node']),
  image('python', 'Python with pip.', '带 pip 的 Python。', ['www-data']),
  image('golang', 'The Go toolchain.', 'Go 工具链。'),
  image('eclipse-temurin', 'Java (OpenJDK).', 'Java（OpenJDK）环境。', ['ubuntu']),
  image('nginx', 'The nginx web server.', 'nginx Web 服务器。', ['nginx', 'www-data']),
  image('rust', 'The Rust toolchain.', 'Rust 工具链。'),
  image('maven', 'Maven with a JDK.', '带 JDK 的 Maven。'),
  image('gradle', 'Gradle with a JDK.', '带 JDK 的 Gradle。', ['gradle']),
  image('php', 'PHP, also with Apache or FPM.', 'PHP，也有带 Apache 或 FPM 的版本。', ['www-data']),
  image('ruby', 'Ruby with Bundler.', '带 Bundler 的 Ruby。'),
  image('httpd', 'The Apache web server.', 'Apache Web 服务器。', ['www-data']),
  image('postgres', 'The PostgreSQL database.', 'PostgreSQL 数据库。', ['postgres']),
  image('redis', 'The Redis store.', 'Redis 存储。', ['redis']),
  image('mysql', 'The MySQL database.', 'MySQL 数据库。', ['mysql']),
  image('busybox', 'BusyBox alone: a few megabytes.', '只有 BusyBox：几兆字节。', ['www-data']),
];
