import * as z from 'zod';

/** Languages the interface speaks. Every text for a person exists in each of them. */
export const languages = ['en', 'zh-CN'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** One sentence for a person in every language. */
export const LocalizedText = z.object({ en: z.string(), 'zh-CN': z.string() });
export type LocalizedText = z.infer<typeof LocalizedText>;

/** Stable names of what can go wrong. Clients decide by these, never by a sentence. */
export const ProblemCode = z.enum([
  'bad_request',
  'unauthorized',
  'forbidden_host',
  'forbidden_origin',
  'not_found',
  'too_large',
  'too_many_requests',
  'path_outside_workspace',
  'not_a_text_file',
  'file_conflict',
  'file_exists',
  'file_refused',
  'workspace_unavailable',
  'engine_unavailable',
  'engine_refused',
  'dockerfile_without_stage',
  'build_input_missing',
  'build_secret_too_large',
  'step_not_runnable',
  'step_state_unavailable',
  'step_state_not_found',
  'step_file_unreadable',
  'step_without_shell',
  'build_output_refused',
  'build_option_unsupported',
  'ssh_agent_missing',
  'preset_not_found',
  'preset_name_taken',
  'build_not_found',
  'build_not_running',
  'build_running',
  'image_not_found',
  'image_folder_not_found',
  'layers_not_analysed',
  'layer_not_found',
  'layer_path_not_found',
  'layer_path_not_file',
  'container_not_found',
  'container_name_taken',
  'container_port_taken',
  'container_port_refused',
  'container_without_command',
  'container_command_not_found',
  'container_command_not_executable',
  'container_not_running',
  'container_without_shell',
  'terminal_not_found',
  'terminal_limit',
  'container_network_refused',
  'container_network_not_found',
  'container_mount_missing',
  'container_env_file_invalid',
  'container_running',
  'container_paused',
  'container_not_paused',
  'container_log_unreadable',
  'container_path_not_found',
  'container_path_not_folder',
  'container_path_not_file',
  'container_path_read_only',
  'reference_invalid',
  'registry_unreachable',
  'registry_denied',
  'login_denied',
  'registry_rate_limited',
  'registry_failed',
  'repository_not_found',
  'registry_not_allowed',
  'registry_plain_http',
  'registry_untrusted',
  'registry_unknown_host',
  'registry_proxy_failed',
  'registry_no_credentials',
  'registry_catalog_closed',
  'registry_search_unavailable',
  'platform_not_found',
  'all_tags_unsupported',
  'engine_disk_full',
  'transfer_not_found',
  'transfer_running',
  'transfer_limit',
  'login_not_kept',
  'internal',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/**
 * An error answer, `application/problem+json` (RFC 9457) with our members:
 * `code` for programs; `message` (what happened and why) and `next` (what to do) for people.
 */
export const Problem = z.object({
  type: z.string().default('about:blank'),
  /** The English message, for tools that know plain RFC 9457 only. */
  title: z.string(),
  /** HTTP status. */
  status: z.number().int(),
  code: ProblemCode,
  message: LocalizedText,
  next: LocalizedText,
  /** Technical detail as received, e.g. the engine's own words. Never HTML. */
  detail: z.string().optional(),
  /** Only with `file_conflict`: the version of the file that is on disk now, null when it is gone. */
  currentVersion: z.string().nullable().optional(),
});
export type Problem = z.infer<typeof Problem>;
