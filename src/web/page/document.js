// Left: the document as text, before or after, at the same place.

import { el, french } from './dom.js';
import { index, paint } from './marks.js';
import { parts, pieceAt } from './pieces.js';
import { current, on, store } from './state.js';
import { kindWord, passageWord, say } from './words.js';

/** How many blocks the browser may leave out while they are not in view. */
const CHUNK = 24;

let pane = null;
let drawn = { doc: null, mode: '', nodes: new Map(), signatures: new Map(), indexed: null };

/** The last draft's marks, by segment, entity and doubt. */
export const marksOf = () => drawn.indexed;
/** The elements of the pieces, in the order of the text. */
export const nodesInOrder = () => drawn.nodes;

export function mount(root) {
  pane = root;
  drawn = { doc: null, mode: '', nodes: new Map(), signatures: new Map(), indexed: null };
  pane.replaceChildren();
  update();
}

const words = () => ({
  kept: say('mention.kept'),
  doubt: say('mention.doubt'),
  removed: say('mention.removed'),
  kind: (kind) => kindWord(kind),
  passage: (kind) => say('passage.title', { subject: passageWord(kind) }),
});

/** Draws what has changed since it was drawn last, without moving what is in view. */
export function update() {
  const doc = current();
  if (!pane || !doc || doc.state !== 'review') return;
  if (drawn.doc !== doc || drawn.pieces !== doc.pieces) build(doc);
  const indexed = index(doc);
  const held = drawn.mode && drawn.mode !== store.mode ? hold() : null;
  const said = words();
  for (const piece of doc.pieces.all) {
    const marks = indexed.pieces.get(piece.id);
    const signature = marks ? store.mode + marks.signature : '';
    if (drawn.signatures.get(piece.id) === signature) continue;
    paint(drawn.nodes.get(piece.id), piece, marks, doc.draft, indexed, store.mode, said);
    drawn.signatures.set(piece.id, signature);
  }
  drawn.mode = store.mode;
  drawn.indexed = indexed;
  pane.dataset.mode = store.mode;
  held?.();
  rove();
}

/** Remembers where a paragraph in view stands; what is returned puts it there again. */
function hold() {
  const box = pane.getBoundingClientRect();
  const own = scroller() === document.scrollingElement ? 0 : scroller().getBoundingClientRect().top;
  const x = box.left + Math.min(box.width / 2, 240);
  // Asking each paragraph where it is would draw all that the browser has left out.
  for (let y = Math.max(own, box.top, 0) + 4; y < window.innerHeight; y += 14) {
    const node = document.elementsFromPoint(x, y).find((one) => one.classList.contains('seg'));
    if (!node) continue;
    const was = node.getBoundingClientRect().top;
    return () => {
      const moved = node.getBoundingClientRect().top - was;
      if (moved) scroller().scrollBy({ top: moved, behavior: 'instant' });
    };
  }
  return null;
}

/** What scrolls: the pane where there is room for two, the page where there is not. */
function scroller() {
  const own = pane.closest('.text-scroll');
  return own && own.scrollHeight > own.clientHeight + 1 && getComputedStyle(own).overflowY !== 'visible'
    ? own
    : document.scrollingElement;
}

function build(doc) {
  const nodes = new Map();
  const chunks = [];
  let chunk = null;
  let count = 0;
  const place = (block) => {
    if (!chunk || count % CHUNK === 0) chunks.push((chunk = el('div', { class: 'chunk' })));
    chunk.append(block);
    count += 1;
  };
  let table = null;
  let part = null;
  for (const piece of doc.pieces.all) {
    const { segment } = piece;
    if (segment.cell) {
      if (!table || table.id !== segment.cell.table || table.rows > 60) {
        table = { id: segment.cell.table, body: el('tbody'), row: null, at: -1, cell: null, column: -1, rows: 0 };
        place(el('table', { class: 'grid', lang: 'fr' }, table.body));
      }
      cell(table, piece, nodes);
      continue;
    }
    table = null;
    const node = el(segment.heading && piece.text.trim() ? 'h3' : 'p', { class: 'seg', lang: 'fr', dir: 'auto' });
    nodes.set(piece.id, node);
    if (segment.where) {
      if (!part || part.where !== segment.where) {
        part = {
          where: segment.where,
          node: el(
            'section',
            { class: 'part', 'aria-label': segment.where },
            french(segment.where, 'p', { class: 'where' }),
          ),
        };
        place(part.node);
      }
      part.node.append(node);
    } else {
      part = null;
      place(node);
    }
  }
  pane.replaceChildren(...chunks);
  drawn = { doc, pieces: doc.pieces, mode: '', nodes, signatures: new Map(), indexed: null };
  for (const piece of doc.pieces.all) {
    nodes.get(piece.id).textContent = piece.text;
    drawn.signatures.set(piece.id, '');
  }
}

function cell(table, piece, nodes) {
  const { row, column } = piece.segment.cell;
  if (table.at !== row) {
    table.row = el('tr');
    table.body.append(table.row);
    Object.assign(table, { at: row, column: -1, rows: table.rows + 1 });
  }
  if (table.column !== column) {
    table.cell = el('td');
    table.row.append(table.cell);
    table.column = column;
  }
  const node = el('p', { class: 'seg', dir: 'auto' });
  table.cell.append(node);
  nodes.set(piece.id, node);
}

/** One mention is in the order of the Tab key; the arrows go on from it. */
function rove(to = null) {
  const all = pane.querySelectorAll('.m[tabindex="0"]');
  const target = to ?? all[0] ?? pane.querySelector('.m');
  for (const one of all) if (one !== target) one.setAttribute('tabindex', '-1');
  target?.setAttribute('tabindex', '0');
}

/** The element of a mention; nothing in the text that comes out. */
export function mentionNode(i) {
  const doc = current();
  const at = doc?.draft?.mentions[i]?.at;
  const list = at && doc.pieces.of.get(at[0]);
  return list ? drawn.nodes.get(pieceAt(list, at[1]).id)?.querySelector(`.m[data-at="${at.join(',')}"]`) : null;
}

/** Shows a place of the text and lets it be seen for a moment. */
export function show(at, focus = false) {
  const [first] = parts(current(), at);
  const node = first && drawn.nodes.get(first.piece.id);
  if (!node) return;
  const i =
    current()?.draft.mentions.findIndex((one) => one.at[0] === at[0] && one.at[1] < at[2] && at[1] < one.at[2]) ?? -1;
  const target = (store.mode === 'before' && i >= 0 && mentionNode(i)) || node;
  reveal(target);
  if (focus && target.classList.contains('m')) {
    rove(target);
    target.focus({ preventScroll: true });
  }
}

/** Brings an element of the text into view and marks it. */
export function reveal(target) {
  document.body.dataset.pane = 'text';
  target.scrollIntoView({ block: 'center', behavior: 'instant' });
  // The heights of what was not in view were guesses until now.
  requestAnimationFrame(() => target.scrollIntoView({ block: 'center', behavior: 'instant' }));
  for (const old of pane.querySelectorAll('.here')) old.classList.remove('here');
  target.classList.add('here');
}

/** Marks every mention of one entity, or none. */
export function select(entity) {
  for (const old of pane.querySelectorAll('.m.sel')) old.classList.remove('sel');
  for (const i of entity?.mentions ?? []) mentionNode(i)?.classList.add('sel');
}

/** Clicks and keys on mentions and passages; the card that they mean is shown by who asks for it. */
export function listen(root, chosen) {
  root.addEventListener('click', (event) => {
    if (!document.getSelection()?.isCollapsed) return;
    const mention = event.target.closest('.m');
    if (mention) return chosen({ mention: mention.dataset.at });
    const passage = event.target.closest('.p');
    if (passage) chosen({ passage: passage.dataset.at });
    return undefined;
  });
  root.addEventListener('keydown', (event) => {
    const mention = event.target.closest?.('.m');
    if (!mention || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      chosen({ mention: mention.dataset.at });
    }
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const all = [...pane.querySelectorAll('.m')];
    const next = all[all.indexOf(mention) + by];
    if (!next) return;
    rove(next);
    next.focus();
  });
}

on('language', () => {
  drawn.signatures.clear();
});
