import { request } from 'node:http';

/**
 * One request to an engine's socket.
 * @param {string} socket
 * @param {string} method
 * @param {string} path
 * @param {{ headers?: Record<string, string>, body?: NodeJS.ReadableStream }} [options]
 * @returns {Promise<{ status: number, text: string }>}
 */
export function callEngine(socket, method, path, options = {}) {
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath: socket, method, path, headers: options.headers },
      (answer) => {
        /** @type {Buffer[]} */
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    call.on('error', reject);
    if (options.body) {
      options.body.on('error', reject);
      options.body.pipe(call);
    } else call.end();
  });
}

/**
 * As `callEngine`, for a request that is expected to work. The engine answers a failed import or push with 200 and
 * an `error` in its stream.
 * @param {Parameters<typeof callEngine>} args
 */
export async function mustCallEngine(...args) {
  const { status, text } = await callEngine(...args);
  const failed = text.split('\n').find((line) => line.includes('"error"'));
  if (status >= 400 || failed) {
    throw new Error(
      `The engine answered ${args[1]} ${args[2]} with ${status}: ${failed ?? text.trim()}`,
    );
  }
  return text;
}

/**
 * @param {string} socket
 * @returns {Promise<boolean>} Whether an engine answers there.
 */
export async function engineAnswers(socket) {
  const answer = await callEngine(socket, 'GET', '/_ping').catch(() => null);
  return answer?.status === 200;
}
