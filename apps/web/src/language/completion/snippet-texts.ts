import type { Text } from '@stagecraft/dockerfile';

/** A piece of Dockerfile to fill in. Keywords that begin a line follow the file's case. */
export interface Snippet {
  readonly label: string;
  readonly text: Text;
  readonly body: string;
  /** `file`: where no stage is yet. `stage`: within one. */
  readonly place: 'file' | 'stage';
}

const node: Snippet = {
  label: 'multi-stage Node.js',
  place: 'file',
  text: {
    en: 'Installs with a cached npm, builds, and runs only what production needs, as a plain user.',
    'zh-CN': '用缓存的 npm 安装并构建，最终只保留生产所需内容，以普通用户运行。',
  },
  body: `# syntax=docker/dockerfile:1
FROM node:\${1:22-alpine} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:\${1:22-alpine}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/\${2:dist} ./\${2:dist}
USER node
EXPOSE \${3:3000}
CMD ["node", "\${2:dist}/\${4:index.js}"]
$0`,
};

const go: Snippet = {
  label: 'multi-stage Go',
  place: 'file',
  text: {
    en: 'Compiles a static binary with cached modules; the image holds nothing but it.',
    'zh-CN': '用缓存的模块编译静态二进制文件，镜像里只有它。',
  },
  body: `# syntax=docker/dockerfile:1
FROM golang:\${1:1.25} AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod \\
    --mount=type=cache,target=/root/.cache/go-build \\
    CGO_ENABLED=0 go build -o /out/\${2:app} \${3:.}

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/\${2:app} /\${2:app}
USER 65532:65532
ENTRYPOINT ["/\${2:app}"]
$0`,
};

const python: Snippet = {
  label: 'multi-stage Python',
  place: 'file',
  text: {
    en: 'Installs packages into a virtual environment in one stage, copies it into a slim one.',
    'zh-CN': '在一个阶段里把依赖装进虚拟环境，再复制到精简的镜像中。',
  },
  body: `# syntax=docker/dockerfile:1
FROM python:\${1:3.13-slim} AS build
RUN python -m venv /venv
ENV PATH=/venv/bin:\\$PATH
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt

FROM python:\${1:3.13-slim}
RUN useradd --create-home app
COPY --from=build /venv /venv
ENV PATH=/venv/bin:\\$PATH PYTHONUNBUFFERED=1
WORKDIR /app
COPY . .
USER app
EXPOSE \${2:8000}
CMD ["python", "-m", "\${3:app}"]
$0`,
};

const java: Snippet = {
  label: 'multi-stage Java (Maven)',
  place: 'file',
  text: {
    en: 'Builds the jar with a cached Maven repository, runs it on a JRE as a plain user.',
    'zh-CN': '用缓存的 Maven 仓库构建 jar，在 JRE 上以普通用户运行。',
  },
  body: `# syntax=docker/dockerfile:1
FROM maven:3-eclipse-temurin-\${1:21} AS build
WORKDIR /src
COPY pom.xml ./
COPY src ./src
RUN --mount=type=cache,target=/root/.m2 mvn -B package -DskipTests

FROM eclipse-temurin:\${1:21}-jre
WORKDIR /app
COPY --from=build /src/target/*.jar app.jar
USER 10001
EXPOSE \${2:8080}
ENTRYPOINT ["java", "-jar", "app.jar"]
$0`,
};

const apt: Snippet = {
  label: 'RUN apt-get install, cached',
  place: 'stage',
  text: {
    en: 'Debian and Ubuntu: packages come from a cache that stays out of the image.',
    'zh-CN': 'Debian 和 Ubuntu：软件包来自缓存，缓存不进入镜像。',
  },
  body: `RUN rm -f /etc/apt/apt.conf.d/docker-clean
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
    --mount=type=cache,target=/var/lib/apt,sharing=locked \\
    apt-get update && apt-get install -y --no-install-recommends \\
    \${1:ca-certificates}
$0`,
};

const apk: Snippet = {
  label: 'RUN apk add',
  place: 'stage',
  text: {
    en: 'Alpine: installs packages and leaves no index behind.',
    'zh-CN': 'Alpine：安装软件包，不留下索引。',
  },
  body: 'RUN apk add --no-cache ${1:ca-certificates}\n$0',
};

const user: Snippet = {
  label: 'RUN useradd, USER',
  place: 'stage',
  text: {
    en: 'Makes a plain user and switches to it (Debian, Ubuntu).',
    'zh-CN': '创建普通用户并切换过去（Debian、Ubuntu）。',
  },
  body: 'RUN useradd --system --create-home --uid ${1:10001} ${2:app}\nUSER ${2:app}\n$0',
};

const script: Snippet = {
  label: 'RUN here-document',
  place: 'stage',
  text: {
    en: 'Several commands in one layer without `&&`; `set -e` stops at the first failure.',
    'zh-CN': '在同一层里执行多条命令，无需 `&&`；`set -e` 遇到失败即停止。',
  },
  body: 'RUN <<EOF\nset -e\n${1:echo hello}\nEOF\n$0',
};

const health: Snippet = {
  label: 'HEALTHCHECK over HTTP',
  place: 'stage',
  text: {
    en: 'Asks the program itself; the image needs `wget`.',
    'zh-CN': '直接请求程序本身；镜像里需要有 `wget`。',
  },
  body: 'HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \\\n    CMD wget -qO- http://localhost:${1:8080}/${2:health} || exit 1\n$0',
};

/** The most useful first. */
export const SNIPPETS: readonly Snippet[] = [
  node,
  go,
  python,
  java,
  apt,
  apk,
  user,
  script,
  health,
];
