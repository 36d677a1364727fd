// Which kinds are marked in the text and listed beside it.

import { el, icon } from './dom.js';
import { unmarked } from './marks.js';
import { current, emit } from './state.js';
import { kindWord, say } from './words.js';

let box = null;
let text = null;

/** The button and its list of kinds; `sheet` is the text in which they are marked. */
export function filterBox(sheet) {
  text = sheet;
  box = el('fieldset', {}, el('legend', {}, say('filter.legend')));
  const details = el(
    'details',
    { class: 'filter' },
    el('summary', {}, icon('filter'), el('span', {}, say('filter.title'))),
    box,
  );
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary').focus();
  });
  document.addEventListener('click', (event) => {
    if (details.open && !details.contains(event.target)) details.open = false;
  });
  return details;
}

/** The kinds of the document, with how often each is met. */
export function updateFilter() {
  const doc = current();
  if (!doc?.draft || !box) return;
  const counts = new Map();
  for (const mention of doc.draft.mentions) counts.set(mention.kind, (counts.get(mention.kind) ?? 0) + 1);
  const of = [...counts].sort(([a], [b]) => kindWord(a).localeCompare(kindWord(b)));
  const signature = document.documentElement.lang + JSON.stringify(of);
  if (box.dataset.of === signature) return;
  box.dataset.of = signature;
  box.replaceChildren(box.firstChild, ...of.map(([kind, count]) => row(kind, count)));
}

function row(kind, count) {
  const change = (event) => {
    if (event.target.checked) unmarked.delete(kind);
    else unmarked.add(kind);
    for (const mention of text.querySelectorAll(`.m[data-kind="${kind}"]`))
      mention.classList.toggle('off', unmarked.has(kind));
    emit('filter');
  };
  return el(
    'label',
    { class: 'choice' },
    el('input', { type: 'checkbox', checked: !unmarked.has(kind), on: { change } }),
    el('span', {}, kindWord(kind)),
    el('span', { class: 'count' }, count),
  );
}

/** Hides the cards of kinds that are not marked. */
export function filterCards(panel) {
  for (const group of panel.querySelectorAll('.group')) {
    const cards = [...group.querySelectorAll('.card')];
    for (const card of cards) card.hidden = unmarked.has(card.dataset.kind);
    if (cards.length) group.hidden = cards.every((card) => card.hidden);
  }
}
