// What the user decided, as a stack of states that undo and redo walk through. The program keeps none of it: every call
// to it carries the whole.

import * as api from './api.js';
import { pieceAt, pieces } from './pieces.js';

/**
 * @typedef {[number, number, number]} At  segment, start, end in UTF-16 code units
 * @typedef {{do: string, at: any, as?: At, kind?: string, question?: string, choice?: string | At}} Gesture
 * @typedef {{gestures: Record<number, Gesture[]>, mask: string[], keep: string[]}} Decisions
 * @typedef {{id: number, name: string, format: string, bytes: number, suggestion: any, state: string, error: string | null,
 *   segments: any[], draft: any, sent: Decisions | null, downloaded: boolean, policy: any, ask: Promise<void> | null}} Doc
 */

export const store = {
  /** @type {any} */ choices: null,
  /** @type {Doc[]} */ documents: [],
  /** @type {number | null} */ current: null,
  mode: 'before',
  step: 'files',
};

const nothing = () => /** @type {Decisions} */ ({ gestures: {}, mask: [], keep: [] });
/** @type {{decisions: Decisions, doc: number | null, words: string}[]} */
let past = [];
/** @type {{decisions: Decisions, doc: number | null, words: string}[]} */
let future = [];
let now = nothing();
const listeners = new Map();

export function on(event, listener) {
  listeners.set(event, [...(listeners.get(event) ?? []), listener]);
}
export function emit(event, detail) {
  for (const listener of listeners.get(event) ?? []) listener(detail);
}

export const decisions = () => now;
export const current = () => store.documents.find((doc) => doc.id === store.current) ?? null;
export const sameAt = (a, b) => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
export const hides = (action) => action !== 'keep' && action !== 'flag';
export const canUndo = () => past.length > 0;
export const canRedo = () => future.length > 0;
/** Whether something was decided, or a document read, that closing the page would lose. */
export const hasWork = () =>
  store.documents.some((doc) => doc.segments.length > 0 && (!doc.downloaded || doc.sent !== now));

/** What a document's text says at a place. */
export function textAt(doc, at) {
  return doc.segments[doc.place.get(at[0])]?.text.slice(at[1], at[2]) ?? '';
}

/** Where a place is, for a reader: the paragraph, and the line of it if it has several. */
export function whereIs(doc, at) {
  const list = doc.pieces.of.get(at[0]);
  return { n: at[0] + 1, line: list ? pieceAt(list, at[1]).line : 0 };
}

/** What an entity is called in the text: its longest form that is a name, and no «son frère». */
export function nameOf(doc, entity) {
  const longest = (texts) => texts.reduce((best, text) => (text.length > best.length ? text : best), '');
  const own = entity.mentions
    .filter((i) => doc.draft.mentions[i].kind !== 'kin')
    .map((i) => textAt(doc, doc.draft.mentions[i].at));
  return (longest(own) || longest(entity.forms.map((form) => form.text))).replace(/\s+/g, ' ');
}

/** An earlier gesture that a later one makes idle would only make the list longer. */
function replaces(later, earlier) {
  const pairs = [['mask', 'keep'], ['restore', 'remove'], ['kind']];
  if (later.do === 'answer')
    return earlier.do === 'answer' && earlier.question === later.question && sameAt(earlier.at, later.at);
  return pairs.some((pair) => pair.includes(later.do) && pair.includes(earlier.do)) && sameAt(earlier.at, later.at);
}

function step(next, doc, words) {
  past.push({ decisions: now, doc, words });
  future = [];
  now = next;
  emit('history');
  emit('done', words);
  return syncAll();
}

/** One gesture in one document; `words` say it in the history. */
export function act(doc, gesture, words) {
  const before = (now.gestures[doc.id] ?? []).filter((one) => !replaces(gesture, one));
  return step({ ...now, gestures: { ...now.gestures, [doc.id]: [...before, gesture] } }, doc.id, words);
}

/** A text that goes or stays everywhere, in every document; `null` forgets it. */
export function everywhere(text, what, words) {
  const without = (list) => list.filter((one) => one !== text);
  const next = { ...now, mask: without(now.mask), keep: without(now.keep) };
  if (what) next[what] = [...next[what], text];
  return step(next, store.current, words);
}

/** @returns {string | null} what was undone */
export function undo() {
  const last = past.pop();
  if (!last) return null;
  future.push({ decisions: now, doc: last.doc, words: last.words });
  return travel(last);
}

export function redo() {
  const last = future.pop();
  if (!last) return null;
  past.push({ decisions: now, doc: last.doc, words: last.words });
  return travel(last);
}

function travel(to) {
  now = to.decisions;
  // What is undone should be seen.
  if (to.doc !== null && to.doc !== store.current && store.documents.some((doc) => doc.id === to.doc)) {
    store.current = to.doc;
    emit('document');
  }
  emit('history');
  syncAll();
  return to.words;
}

/** Gestures of a document whose policy changes, or which goes, are forgotten; so is the way back to them. */
export function forget(id) {
  const gestures = { ...now.gestures };
  delete gestures[id];
  now = { ...now, gestures };
  past = past.filter((one) => one.doc !== id);
  future = [];
  emit('history');
}

/** Takes a document's first draft. */
export function opened(doc, answer, policy) {
  doc.segments = answer.segments;
  doc.place = new Map(answer.segments.map((segment, index) => [segment.n, index]));
  doc.pieces = pieces(answer.segments);
  doc.policy = policy;
  doc.draft = answer.draft;
  doc.downloaded = false;
  // The first draft knows no words that go or stay everywhere.
  doc.sent = now.mask.length || now.keep.length ? null : now;
  doc.state = 'review';
  doc.error = null;
}

/** Asks for the drafts that are not of these decisions: what is looked at first, the others after it. */
function syncAll() {
  const doc = current();
  if (!doc || doc.state !== 'review') return Promise.resolve();
  return sync(doc);
}

/** Brings the draft of a document up to what is decided; a gesture made meanwhile is sent once, with all others. */
export async function sync(doc) {
  while (doc.sent !== now || doc.ask) {
    if (doc.ask) {
      await doc.ask;
      continue;
    }
    const sending = now;
    if (doc.sent && untouched(doc, doc.sent, sending)) {
      doc.sent = sending;
      return;
    }
    doc.ask = ask(doc, sending);
    await doc.ask;
    if (doc.error) return;
  }
}

async function ask(doc, sending) {
  emit('asking', doc);
  try {
    const draft = await api.decide(doc.id, {
      gestures: sending.gestures[doc.id] ?? [],
      mask: sending.mask,
      keep: sending.keep,
    });
    doc.draft = draft;
    doc.sent = sending;
    doc.error = null;
  } catch (error) {
    doc.error = error.message;
  } finally {
    doc.ask = null;
  }
  emit('draft', doc);
}

/** Whether two states say the same of a document. */
function untouched(doc, a, b) {
  return (
    a.gestures[doc.id] === b.gestures[doc.id] &&
    a.mask.join('\n') === b.mask.join('\n') &&
    a.keep.join('\n') === b.keep.join('\n')
  );
}

/** Every draft is asked for anew: the town's list has changed. */
export async function askAll() {
  for (const doc of store.documents) {
    if (doc.state !== 'review') continue;
    doc.sent = null;
    await sync(doc);
  }
}

/** Why a document cannot be downloaded, as a key of the words; `null` if it can. */
export function obstacle(doc) {
  if (doc.state === 'error' || doc.error) return 'error';
  if (doc.state !== 'review') return 'unread';
  return barrier(doc);
}

/** What keeps a copy from coming out: `doubts` and `forbidden` are for the user to settle, `blocked` is final. */
export function barrier({ draft, policy }) {
  if (store.choices.policies[`${policy.formation}/${policy.circulation}`]?.blocked) return 'blocked';
  if (draft.doubts_block && draft.open > 0) return 'doubts';
  if (forbidden(draft) > 0) return 'forbidden';
  return draft.blocked ? 'blocked' : null;
}

/** How many passages and mentions the formation does not admit at all. */
export const forbidden = (draft) =>
  [...draft.passages, ...draft.mentions].filter((one) => one.action === 'block').length;
