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
      en: 'Check the name, and sign in with docker login if the repository is private.',
      'zh-CN': '请检查名称；如果镜像是私有的，请先用 docker login 登录。',
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
} satisfies Readonly<Record<string, CatalogueEntry>>;
