import type { registries as english } from '../en/registries.ts';

export const registries: typeof english = {
  title: '镜像仓库',
  intro: '构建拉取和推送镜像时，以哪个用户名登录各个镜像仓库。',
  known: '已登录',
  none: '尚未登录任何镜像仓库。公开的镜像仍可拉取。',
  noName: '使用令牌，或用户名未知',
  as: '用户名 {{username}}',
  source: {
    entered: '在此处输入，服务器退出后失效',
    config: '来自 docker 的配置文件',
    helper: '来自凭据助手 docker-credential-{{helper}}',
  },
  logOut: '退出登录',
  logOutOf: '退出登录 {{host}}',
  logIn: '登录',
  host: '镜像仓库',
  hostHint: '与镜像名称的开头一致：主机名，或“主机名:端口”。留空表示 Docker Hub。',
  username: '用户名',
  secret: '密码或令牌',
  kept: '密码只保存在服务器的内存中，直到退出登录或服务器退出，不会写入磁盘或日志。登录前会先向镜像仓库确认密码是否有效。',
  equivalent: '等效的 docker 命令（长期有效）',
  copyEquivalent: '复制命令',
  done: '已登录 {{host}}。',
  keepUnchecked: '不检查，直接保存',
};
