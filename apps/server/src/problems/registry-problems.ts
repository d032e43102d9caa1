import type { CatalogueEntry } from './catalogue.ts';

/** What can go wrong with registries. */
export const registryProblems = {
  registry_unreachable: {
    status: 504,
    message: {
      en: 'The registry cannot be reached, or did not answer in time.',
      'zh-CN': '无法连接到镜像仓库，或镜像仓库未及时响应。',
    },
    next: {
      en: 'Check the network and the registry’s name. What the engine has locally can still be used.',
      'zh-CN': '请检查网络和镜像仓库的地址。引擎本地已有的镜像仍可使用。',
    },
  },
  registry_denied: {
    status: 403,
    message: {
      en: 'The registry does not allow this, or the repository does not exist: it gives the same answer to both.',
      'zh-CN': '镜像仓库拒绝了访问，或者其中没有该镜像（两种情况的响应相同）。',
    },
    next: {
      en: 'Check the name, and log in if the repository is private: under Registries, or with docker login.',
      'zh-CN': '请检查名称；如果镜像是私有的，请先登录：在“镜像仓库”中，或使用 docker login。',
    },
  },
  registry_rate_limited: {
    status: 429,
    message: {
      en: 'The registry takes no more requests for now: its rate limit is reached.',
      'zh-CN': '已达到镜像仓库的请求频率限制，镜像仓库暂时不再接受请求。',
    },
    next: {
      en: 'Wait, or sign in with docker login for a higher limit.',
      'zh-CN': '请稍候，或用 docker login 登录以获得更高的限额。',
    },
  },
  registry_failed: {
    status: 502,
    message: {
      en: 'The registry’s answer cannot be used.',
      'zh-CN': '镜像仓库的响应无法使用。',
    },
    next: {
      en: 'Read the detail, then try again later.',
      'zh-CN': '请查看详情，稍后再试。',
    },
  },
  login_denied: {
    status: 403,
    message: {
      en: 'The registry does not accept this user name with this password or token.',
      'zh-CN': '镜像仓库不接受此用户名与密码（或令牌）。',
    },
    next: {
      en: 'Check both. Where two-factor authentication is on, registries want an access token in place of the password.',
      'zh-CN': '请检查两者。如果启用了双重身份验证，镜像仓库要求用访问令牌代替密码。',
    },
  },
  registry_not_allowed: {
    status: 403,
    message: {
      en: 'Stagecraft does not ask this registry unless you allow it: it lies in the local network.',
      'zh-CN': '该镜像仓库位于本地网络中，未经您允许，Stagecraft 不会访问它。',
    },
    next: {
      en: 'Allow the host under Registries if you trust it. The engine’s own pulls and pushes do not depend on that.',
      'zh-CN': '如果您信任它，请在“镜像仓库”中允许该主机。引擎自身的拉取和推送不受此限制。',
    },
  },
  registry_plain_http: {
    status: 502,
    message: {
      en: 'The registry answers without encryption (plain HTTP) where HTTPS was expected.',
      'zh-CN': '镜像仓库使用未加密的 HTTP 响应，而此处要求 HTTPS。',
    },
    next: {
      en: 'Set up TLS for the registry, or allow plain HTTP for this host if you trust the network on the way to it.',
      'zh-CN': '请为镜像仓库配置 TLS；如果您信任途经的网络，也可以为该主机允许未加密的 HTTP。',
    },
  },
  registry_untrusted: {
    status: 502,
    message: {
      en: 'The registry’s certificate is not trusted, or TLS failed.',
      'zh-CN': '镜像仓库的证书不受信任，或 TLS 连接失败。',
    },
    next: {
      en: 'Put its CA certificate at /etc/docker/certs.d/HOST/ca.crt for the engine; for browsing, start Stagecraft with NODE_EXTRA_CA_CERTS.',
      'zh-CN':
        '请将其 CA 证书放到 /etc/docker/certs.d/HOST/ca.crt 供引擎使用；若要浏览，请在启动 Stagecraft 时设置 NODE_EXTRA_CA_CERTS。',
    },
  },
  registry_unknown_host: {
    status: 502,
    message: {
      en: 'There is no host of the registry’s name, or names cannot be looked up.',
      'zh-CN': '找不到镜像仓库的主机名，或者无法解析域名。',
    },
    next: {
      en: 'Check the spelling of the registry and the network’s name service (DNS).',
      'zh-CN': '请检查镜像仓库名称的拼写以及网络的域名解析（DNS）。',
    },
  },
  registry_proxy_failed: {
    status: 502,
    message: {
      en: 'The proxy between the engine and the registry refused, or cannot be reached.',
      'zh-CN': '引擎与镜像仓库之间的代理拒绝了请求，或者无法连接。',
    },
    next: {
      en: 'Check the engine’s proxy settings (HTTP_PROXY, HTTPS_PROXY, NO_PROXY of its service, or “proxies” in daemon.json).',
      'zh-CN':
        '请检查引擎的代理设置（其服务的 HTTP_PROXY、HTTPS_PROXY、NO_PROXY，或 daemon.json 中的“proxies”）。',
    },
  },
  registry_no_credentials: {
    status: 401,
    message: {
      en: 'The registry wants a login, and none is known for it here.',
      'zh-CN': '镜像仓库要求登录，但此处没有它的登录信息。',
    },
    next: {
      en: 'Log in to the registry, then try again.',
      'zh-CN': '请先登录该镜像仓库，然后重试。',
    },
  },
  registry_catalog_closed: {
    status: 403,
    message: {
      en: 'The registry does not list its repositories.',
      'zh-CN': '该镜像仓库不提供仓库列表。',
    },
    next: {
      en: 'Enter a repository’s name; its tags can be listed all the same. Docker Hub can be searched.',
      'zh-CN': '请输入仓库名称，仍可列出其标签。Docker Hub 可以使用搜索。',
    },
  },
  registry_search_unavailable: {
    status: 502,
    message: {
      en: 'The search failed: the engine could not ask Docker Hub.',
      'zh-CN': '搜索失败：引擎无法访问 Docker Hub。',
    },
    next: {
      en: 'The engine searches by itself, so it needs a way to the internet. Mirrors cannot be searched.',
      'zh-CN': '搜索由引擎自己进行，因此引擎需要能访问互联网。镜像加速站不支持搜索。',
    },
  },
  platform_not_found: {
    status: 404,
    message: {
      en: 'The image is not there for this platform.',
      'zh-CN': '该镜像没有适用于此平台的版本。',
    },
    next: {
      en: 'Choose one of the platforms that the tag has; the registry’s tags show them.',
      'zh-CN': '请选择该标签所具有的平台之一；可在镜像仓库的标签中查看。',
    },
  },
  all_tags_unsupported: {
    status: 422,
    message: {
      en: 'This engine (Podman) cannot pull all tags at once: asked for all, it pulls only “latest”.',
      'zh-CN': '此引擎（Podman）无法一次拉取所有标签：即使要求全部拉取，它也只会拉取 latest。',
    },
    next: {
      en: 'Pull the tags that you need one by one; the registry’s list of tags shows which there are.',
      'zh-CN': '请逐个拉取所需的标签；可用的标签见该镜像仓库的标签列表。',
    },
  },
  engine_disk_full: {
    status: 507,
    message: {
      en: 'The engine’s disk is full.',
      'zh-CN': '引擎所在的磁盘空间已满。',
    },
    next: {
      en: 'Remove images or containers that are not needed (docker system df shows what takes the room), then try again.',
      'zh-CN': '请删除不需要的镜像或容器（docker system df 可查看占用情况），然后重试。',
    },
  },
  transfer_not_found: {
    status: 404,
    message: {
      en: 'There is no such pull or push (any more).',
      'zh-CN': '该拉取或推送不存在（或已从列表中移除）。',
    },
    next: { en: 'Start it again.', 'zh-CN': '请重新开始。' },
  },
  transfer_running: {
    status: 409,
    message: {
      en: 'The pull or push has not ended yet.',
      'zh-CN': '该拉取或推送尚未结束。',
    },
    next: { en: 'Cancel it first.', 'zh-CN': '请先取消。' },
  },
  transfer_limit: {
    status: 429,
    message: {
      en: 'Too many pulls and pushes wait already.',
      'zh-CN': '等待中的拉取和推送过多。',
    },
    next: {
      en: 'Wait until some have ended, or cancel them.',
      'zh-CN': '请等待其中一些结束，或将其取消。',
    },
  },
  login_not_kept: {
    status: 409,
    message: {
      en: 'Docker’s configuration could not be changed, so nothing was kept or removed there.',
      'zh-CN': '无法更改 docker 的配置，因此没有在其中保存或删除任何内容。',
    },
    next: {
      en: 'The detail has the reason. Keep the login in memory instead, or use the docker command that is shown.',
      'zh-CN': '原因见详情。可以改为只保存在内存中，或使用所显示的 docker 命令。',
    },
  },
} satisfies Readonly<Record<string, CatalogueEntry>>;
