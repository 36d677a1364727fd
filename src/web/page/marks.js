// What a draft says of each segment, and whether that is what is already on the page: only what differs is drawn anew.

import { hides } from './state.js';

/** Kinds by what they look like. A colour and an underline stand for a group, the code beside the words for the one thing. */
const GROUPS = {
  person: 'person', family: 'person', kin: 'person', participant: 'participant',
  address: 'place', place: 'place', school: 'place', school_class: 'place', employer: 'place', birth_place: 'place',
  phone: 'number', email: 'number', handle: 'number', url: 'number', nir: 'number', iban: 'number', plate: 'number', case_number: 'number', id_number: 'number',
};
export const groupOf = (kind) => GROUPS[kind] ?? 'detail';
export const GROUP_NAMES = ['person', 'participant', 'place', 'number', 'detail'];
/** Kinds that the user does not want to see marked just now. */
export const unmarked = new Set();
export const PEOPLE = new Set(['person', 'family', 'kin', 'participant']);

/**
 * @typedef {{mentions: number[], passages: number[], flags: number[], replacements: number[], signature: string}} Marks
 * @param {any} draft
 * @returns {{segments: Map<number, Marks>, entities: Map<number, any>, doubts: Map<number, any>}}
 */
export function index(draft) {
  const segments = new Map();
  const of = (n) => {
    let marks = segments.get(n);
    if (!marks) segments.set(n, (marks = { mentions: [], passages: [], flags: [], replacements: [], signature: '' }));
    return marks;
  };
  const entities = new Map(draft.entities.map((entity) => [entity.id, entity]));
  const doubts = new Map();
  for (const doubt of draft.doubts) if (!doubt.settled) doubts.set(doubt.mention, doubt);
  draft.mentions.forEach((mention, i) => {
    const marks = of(mention.at[0]);
    marks.mentions.push(i);
    // Not its number, which a mention found before it would change.
    marks.signature += `m${mention.at[1]}-${mention.at[2]}${mention.kind}${hides(mention.action)}${entities.get(mention.entity)?.code}${doubts.has(i)};`;
  });
  for (const list of ['passages', 'flags', 'replacements']) {
    draft[list].forEach((one, i) => {
      const marks = of(one.at[0]);
      marks[list].push(i);
      marks.signature += `${list[0]}${one.at[1]}-${one.at[2]}${one.action ?? one.text ?? ''};`;
    });
  }
  return { segments, entities, doubts };
}

/**
 * Draws one segment. Before, its text nodes together are the text of the segment and nothing else: codes and signs come
 * from the style sheet, so that selecting, copying and searching meet the document's own words.
 * @param {HTMLElement} node
 * @param {string} text
 * @param {Marks | undefined} marks
 */
export function paint(node, text, marks, draft, indexed, mode, words) {
  if (!marks) {
    if (node.textContent !== text || node.firstElementChild) node.textContent = text;
    return;
  }
  node.replaceChildren(...(mode === 'after' ? after(text, marks, draft, words) : before(text, marks, draft, indexed, words)));
}

function after(text, marks, draft, words) {
  const pieces = [];
  let at = 0;
  for (const i of marks.replacements) {
    const { at: [, start, end], text: put } = draft.replacements[i];
    if (start < at) continue;
    if (start > at) pieces.push(text.slice(at, start));
    const within = marks.mentions.find((m) => draft.mentions[m].at[1] < end && start < draft.mentions[m].at[2]);
    const piece = document.createElement('span');
    piece.className = put ? 'r' : 'r gone';
    if (!put) piece.setAttribute('data-code', words.removed);
    piece.setAttribute('data-group', within === undefined ? 'passage' : groupOf(draft.mentions[within].kind));
    piece.textContent = put;
    pieces.push(piece);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces;
}

function before(text, marks, draft, indexed, words) {
  const cuts = new Set([0, text.length]);
  const ranges = (list) => marks[list].map((i) => ({ i, start: draft[list][i].at[1], end: draft[list][i].at[2] }));
  const [mentions, passages, flags] = [ranges('mentions'), ranges('passages'), ranges('flags')];
  for (const range of [...mentions, ...passages, ...flags]) cuts.add(Math.min(range.start, text.length)).add(Math.min(range.end, text.length));
  const sorted = [...cuts].sort((a, b) => a - b);
  const out = [];
  let passage = { i: -1, node: null };
  for (let cut = 0; cut + 1 < sorted.length; cut += 1) {
    const [start, end] = [sorted[cut], sorted[cut + 1]];
    const covers = (range) => range.start <= start && end <= range.end;
    const inPassage = passages.find(covers);
    if ((inPassage?.i ?? -1) !== passage.i) {
      passage = { i: inPassage?.i ?? -1, node: inPassage ? passageNode(draft.passages[inPassage.i], words) : null };
      if (passage.node) out.push(passage.node);
    }
    const piece = text.slice(start, end);
    const mention = mentions.find(covers);
    const flagged = flags.some(covers);
    let node = mention ? mentionNode(draft, indexed, mention, piece, end === mention.end, words) : document.createTextNode(piece);
    if (flagged) {
      const wrap = document.createElement('span');
      wrap.className = 'flag';
      wrap.append(node);
      node = wrap;
    }
    (passage.node ?? { append: (child) => out.push(child) }).append(node);
  }
  return out;
}

function passageNode(passage, words) {
  const node = document.createElement(hides(passage.action) ? 'del' : 'span');
  node.className = hides(passage.action) ? 'p out' : 'p in';
  node.setAttribute('data-at', passage.at.join(','));
  node.setAttribute('title', words.passage(passage.kind));
  return node;
}

function mentionNode(draft, indexed, range, piece, last, words) {
  const mention = draft.mentions[range.i];
  const entity = indexed.entities.get(mention.entity);
  const hidden = hides(mention.action);
  const doubtful = indexed.doubts.has(range.i);
  const code = hidden ? (entity?.code || '…') : words.kept;
  const node = document.createElement('span');
  node.className = `m${hidden ? '' : ' kept'}${doubtful ? ' doubt' : ''}${unmarked.has(mention.kind) ? ' off' : ''}`;
  node.setAttribute('role', 'button');
  node.setAttribute('tabindex', '-1');
  node.setAttribute('data-at', mention.at.join(','));
  node.setAttribute('data-group', groupOf(mention.kind));
  node.setAttribute('data-kind', mention.kind);
  if (last) node.setAttribute('data-code', (doubtful ? '? ' : '') + (hidden ? code : '○'));
  node.setAttribute('aria-label', `${piece}, ${words.kind(mention.kind)}, ${code}${doubtful ? `, ${words.doubt}` : ''}`);
  node.textContent = piece;
  return node;
}
