// What the page asks of the program, and nothing else does. Every call carries the session; a 401 ends the page's work.

const session = document.querySelector('meta[name="session"]')?.getAttribute('content') ?? '';
let ended = false;
let onEnd = () => {};

/** A refusal of the program: `message` is a French sentence that says what to do. */
export class Refusal extends Error {
  constructor(status, kind, message) {
    super(message);
    this.status = status;
    this.kind = kind;
  }
}

/** What happens once when the session has ended. */
export function whenEnded(action) {
  onEnd = action;
}

export const isEnded = () => ended;

/** Ends the work in this page: nothing more is asked of the program. */
export function end() {
  if (ended) return;
  ended = true;
  onEnd();
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{json?: unknown, body?: BodyInit, headers?: Record<string, string>, keepalive?: boolean}} [more]
 * @returns {Promise<Response>}
 */
async function call(method, path, more = {}) {
  if (ended) throw new Refusal(401, 'ended', '');
  const headers = { Authorization: `Bearer ${session}`, ...more.headers };
  if (more.json !== undefined) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: more.json !== undefined ? JSON.stringify(more.json) : more.body,
      keepalive: more.keepalive,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  } catch {
    throw new Refusal(0, 'network', 'Le programme ne répond pas. Vérifiez qu’il est encore ouvert, puis réessayez.');
  }
  if (response.ok) return response;
  if (response.status === 401) end();
  const said = await response.json().catch(() => ({}));
  throw new Refusal(
    response.status,
    said.kind ?? '',
    said.message ?? 'Le programme a refusé. Réessayez ; si cela continue, relancez-le.',
  );
}

const name = (text) => ({ 'X-File-Name': encodeURIComponent(text) });
const get = async (path) => (await call('GET', path)).json();

export const choices = () => get('/page/choices');
export const addDocument = async (file) =>
  (
    await call('POST', '/page/documents', {
      body: file,
      headers: { 'Content-Type': 'application/octet-stream', ...name(file.name) },
    })
  ).json();
export const removeDocument = (id) => call('DELETE', `/page/documents/${id}`);
export const open = async (id, policy) => (await call('PUT', `/page/documents/${id}`, { json: policy })).json();
export const decide = async (id, decisions) =>
  (await call('PUT', `/page/documents/${id}/decisions`, { json: decisions })).json();
export const why = (id, mention) => get(`/page/documents/${id}/why/${mention}`);
export const loadList = async (file) =>
  (
    await call('PUT', '/page/list', {
      body: file,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', ...name(file.name) },
    })
  ).json();
export const alive = () => call('POST', '/page/alive');

/** A file, with the name that the program gave it. */
export async function download(documents, what) {
  const response = await call('POST', '/page/download', { json: { documents, what } });
  return { name: fileName(response.headers.get('Content-Disposition') ?? ''), blob: await response.blob() };
}

/** Wipes everything; sent while the page goes, so nobody waits for the answer. */
export function close() {
  if (ended) return;
  call('DELETE', '/page', { keepalive: true }).catch(() => {});
}

function fileName(disposition) {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition);
  if (coded) {
    try {
      return decodeURIComponent(coded[1]);
    } catch {
      /* the plain name follows */
    }
  }
  return /filename="([^"]*)"/.exec(disposition)?.[1] ?? 'anonymise';
}
