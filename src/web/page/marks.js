// What a draft says of each segment, and whether that is what is already on the page: only what differs is drawn anew.

import { parts } from './pieces.js';
import { hides } from './state.js';

/** Kinds by what they look like. A colour and an underline stand for a group, the code beside the words for the one thing. */
const GROUPS = {
  person: 'person',
  family: 'person',
  kin: 'person',
  participant: 'participant',
  address: 'place',
  place: 'place',
  school: 'place',
  school_class: 'place',
  employer: 'place',
  birth_place: 'place',
  phone: 'number',
  email: 'number',
  handle: 'number',
  url: 'number',
  nir: 'number',
  iban: 'number',
  plate: 'number',
  case_number: 'number',
  id_number: 'number',
};
export const groupOf = (kind) => GROUPS[kind] ?? 'detail';
export const GROUP_NAMES = ['person', 'participant', 'place', 'number', 'detail'];
/** Kinds that the user does not want to see marked just now. */
export const unmarked = new Set();
export const PEOPLE = new Set(['person', 'family', 'kin', 'participant']);

/**
 * @typedef {{i: number, start: number, end: number, last: boolean}} Range  `last`: nothing of it follows in another piece
 * @typedef {{mentions: Range[], passages: Range[], flags: Range[], replacements: Range[], signature: string}} Marks
 * @param {any} doc
 * @returns {{pieces: Map<number, Marks>, entities: Map<number, any>, doubts: Map<number, any>, codes: string[]}}
 */
export function index(doc) {
  const { draft } = doc;
  const pieces = new Map();
  const entities = new Map(draft.entities.map((entity) => [entity.id, entity]));
  const doubts = new Map();
  for (const doubt of draft.doubts) if (!doubt.settled) doubts.set(doubt.mention, doubt);
  const mark = (list, i, says) => {
    for (const { piece, start, end } of parts(doc, draft[list][i].at)) {
      let marks = pieces.get(piece.id);
      if (!marks)
        pieces.set(piece.id, (marks = { mentions: [], passages: [], flags: [], replacements: [], signature: '' }));
      marks[list].push({ i, start, end, last: piece.start + end >= draft[list][i].at[2] });
      // Not its number, which a mention found before it would change.
      marks.signature += `${list[0]}${start}-${end}${says};`;
    }
  };
  const said = codes(draft, entities);
  draft.mentions.forEach((mention, i) =>
    mark('mentions', i, `${mention.kind}${hides(mention.action)}${said[i]}${doubts.has(i)}`),
  );
  for (const list of ['passages', 'flags', 'replacements'])
    draft[list].forEach((one, i) => mark(list, i, `${one.action ?? one.text ?? ''}`));
  return { pieces, entities, doubts, codes: said };
}

/** Whether a place ends before another begins. */
const isBefore = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[2] <= b[1]);

/** What each mention is called from now on: its code, or what the policy writes in place of it; empty if it just goes. */
function codes(draft, entities) {
  const hidden = draft.passages.filter((passage) => hides(passage.action));
  let [replacement, passage] = [0, 0];
  return draft.mentions.map((mention) => {
    const code = entities.get(mention.entity)?.code ?? '';
    while (replacement < draft.replacements.length && isBefore(draft.replacements[replacement].at, mention.at))
      replacement += 1;
    while (passage < hidden.length && isBefore(hidden[passage].at, mention.at)) passage += 1;
    const put = draft.replacements[replacement];
    if (!put || isBefore(mention.at, put.at) || put.text.includes(code)) return code;
    // What stands in a passage that goes is told by the passage.
    if (hidden[passage] && !isBefore(mention.at, hidden[passage].at)) return code;
    return /\[[^\]]*\]/.exec(put.text)?.[0] ?? put.text.trim();
  });
}

/** The code of an entity: its own if that is written anywhere, or what is written in its place. */
export function codeOf(indexed, entity) {
  const own = entity.mentions.map((i) => indexed.codes[i]);
  return own.includes(entity.code) ? entity.code : (own[0] ?? entity.code);
}

/**
 * Draws one piece. Before, its text nodes together are its text and nothing else: codes and signs come
 * from the style sheet, so that selecting, copying and searching meet the document's own words.
 * @param {HTMLElement} node
 * @param {import('./pieces.js').Piece} piece
 * @param {Marks | undefined} marks
 */
export function paint(node, piece, marks, draft, indexed, mode, words) {
  const { text } = piece;
  if (!marks) {
    if (node.textContent !== text || node.firstElementChild) node.textContent = text;
    return;
  }
  node.replaceChildren(
    ...(mode === 'after' ? after(text, marks, draft, piece.start, words) : before(text, marks, draft, indexed, words)),
  );
}

function after(line, marks, draft, offset, words) {
  const pieces = [];
  let at = 0;
  for (const { i, start, end } of marks.replacements) {
    const {
      at: [, from],
      text,
    } = draft.replacements[i];
    // What goes over several lines is said once, where it begins.
    const begins = from - offset === start;
    if (start < at) continue;
    if (start > at) pieces.push(line.slice(at, start));
    const gone = marks.passages.some(
      (one) => hides(draft.passages[one.i].action) && one.start < end && start < one.end,
    );
    const within = gone ? undefined : marks.mentions.find((one) => one.start < end && start < one.end);
    if (!begins) {
      at = end;
      continue;
    }
    const piece = document.createElement('span');
    piece.className = text ? 'r' : 'r gone';
    if (!text) piece.setAttribute('title', words.removed);
    piece.setAttribute('data-group', within === undefined ? 'passage' : groupOf(draft.mentions[within.i].kind));
    piece.textContent = text;
    pieces.push(piece);
    at = end;
  }
  pieces.push(line.slice(at));
  return pieces;
}

function before(text, marks, draft, indexed, words) {
  const cuts = new Set([0, text.length]);
  const { mentions, passages, flags } = marks;
  for (const range of [...mentions, ...passages, ...flags]) cuts.add(range.start).add(range.end);
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
    let node = mention
      ? mentionNode(draft, indexed, mention, piece, mention.last && end === mention.end, words)
      : document.createTextNode(piece);
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
  const hidden = hides(mention.action);
  const doubtful = indexed.doubts.has(range.i);
  const code = hidden ? indexed.codes[range.i] || words.removed : words.kept;
  const node = document.createElement('span');
  node.className = `m${hidden ? '' : ' kept'}${doubtful ? ' doubt' : ''}${unmarked.has(mention.kind) ? ' off' : ''}`;
  node.setAttribute('role', 'button');
  node.setAttribute('tabindex', '-1');
  node.setAttribute('data-at', mention.at.join(','));
  node.setAttribute('data-group', groupOf(mention.kind));
  node.setAttribute('data-kind', mention.kind);
  if (last) node.setAttribute('data-code', (doubtful ? '? ' : '') + (hidden ? code : '○'));
  node.setAttribute(
    'aria-label',
    `${piece}, ${words.kind(mention.kind)}, ${code}${doubtful ? `, ${words.doubt}` : ''}`,
  );
  node.textContent = piece;
  return node;
}
