// Finding words in the text. What is found is painted by the browser over the text and not put into it, so that a search
// changes no element of a long document.

import { nodesInOrder, reveal } from './document.js';
import { button, el } from './dom.js';
import { on } from './state.js';
import { say } from './words.js';

/** More is not counted one by one. */
const MOST = 5000;
const highlights = globalThis.CSS?.highlights;

let field = null;
let count = null;
let found = [];
let at = -1;
let timer = 0;

export function searchBox() {
  field = el('input', {
    id: 'search',
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: say('search.short'),
    'aria-describedby': 'found',
    on: { input: soon, keydown: keys },
  });
  count = el('span', { id: 'found', class: 'found', role: 'status' });
  return el(
    'div',
    { class: 'search', role: 'search' },
    el('label', { for: 'search', class: 'sr' }, say('search.label')),
    field,
    button('', () => step(-1), { icon: 'up', label: say('search.previous') }),
    button('', () => step(1), { icon: 'down', label: say('search.next') }),
    count,
  );
}

export const focusSearch = () => {
  field?.focus();
  field?.select();
};

function soon() {
  clearTimeout(timer);
  timer = window.setTimeout(search, 120);
}

function keys(event) {
  if (event.key === 'Enter') {
    event.preventDefault();
    clearTimeout(timer);
    if (found.of !== field.value) search();
    step(event.shiftKey ? -1 : 1);
  } else if (event.key === 'Escape' && field.value) {
    event.preventDefault();
    event.stopPropagation();
    field.value = '';
    search();
  }
}

/** Letters without accents and case, one for one, so that places stay what they are. */
const folded = new Map();
function fold(text) {
  return text.replace(/[A-Z\u0080-\uffff]/g, (letter) => {
    let plain = folded.get(letter);
    if (plain === undefined) {
      plain = letter.normalize('NFD')[0].toLowerCase();
      if (plain.length !== 1 || /[\ud800-\udfff]/.test(letter)) plain = letter;
      if (letter === '\u2019') plain = "'";
      if (letter === '\u00a0' || letter === '\u202f') plain = ' ';
      folded.set(letter, plain);
    }
    return plain;
  });
}

function search() {
  const wanted = fold(field.value.trim());
  found = [];
  found.of = field.value;
  at = -1;
  if (wanted.length > 1) {
    for (const [id, node] of nodesInOrder()) {
      const text = fold(node.textContent);
      for (
        let start = text.indexOf(wanted);
        start >= 0 && found.length < MOST;
        start = text.indexOf(wanted, start + wanted.length)
      )
        found.push({ id, node, start, end: start + wanted.length });
    }
  }
  draw();
}

function draw() {
  count.textContent = !field.value.trim()
    ? ''
    : found.length
      ? say('search.count', { at: at + 1, n: found.length })
      : say('search.none');
  highlights?.delete('found');
  highlights?.delete('found-here');
  if (!highlights || !found.length) return;
  highlights.set('found', new Highlight(...found.map(range).filter(Boolean)));
  const here = found[at] && range(found[at]);
  if (here) {
    const highlight = new Highlight(here);
    highlight.priority = 1;
    highlights.set('found-here', highlight);
  }
}

/** A stretch of a segment's text as a range over its text nodes. */
function range(one) {
  const walker = document.createTreeWalker(one.node, NodeFilter.SHOW_TEXT);
  const range = new Range();
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = passed + node.length;
    if (!begun && one.start < end) {
      range.setStart(node, one.start - passed);
      begun = true;
    }
    if (begun && one.end <= end) {
      range.setEnd(node, one.end - passed);
      return range;
    }
    passed = end;
  }
  return null;
}

function step(by) {
  if (!found.length) return;
  at = at < 0 ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length;
  const one = found[at];
  draw();
  reveal(one.node);
  // Browsers that cannot paint show it as selected text.
  if (!highlights) {
    const here = range(one);
    if (here)
      document
        .getSelection()
        ?.setBaseAndExtent(here.startContainer, here.startOffset, here.endContainer, here.endOffset);
  }
}

/** The text has changed below what was found. */
on('drawn', () => {
  if (!field?.isConnected || !field.value.trim()) return;
  const was = at;
  search();
  at = Math.min(was, found.length - 1);
  draw();
});
