// What several panels show alike: the words around a place, what somebody is called, and the risk that is left.

import { el, icon, quoted } from './dom.js';
import { nameOf, textAt } from './state.js';
import { kindWord, say } from './words.js';

/** A level as a word with a sign; the colour is only a help. */
export const risk = (level) =>
  el('span', { class: `risk ${level}` }, icon(level === 'green' ? 'check' : 'warn'), say(`risk.${level}`));

/** What is left of somebody in the copy, in words. */
export function remainsWords(remains) {
  if (!remains.length) return say('remains.nothing');
  const list = (exact) =>
    remains
      .filter((one) => one.exact === exact)
      .map((one) => kindWord(one.kind))
      .join(', ');
  return [
    ['remains.exact', list(true)],
    ['remains.class', list(false)],
  ]
    .filter(([, words]) => words)
    .map(([key, words]) => say(key, { list: words }))
    .join(' ');
}

/** The name first, then what else somebody is called. */
export function forms(doc, entity) {
  const name = nameOf(doc, entity);
  const all = [name, ...entity.forms.map((form) => form.text).filter((text) => text !== name)];
  return all.slice(0, 4).flatMap((text, i) => [i > 0 && ', ', quoted(text)]);
}

/** The words around a place, with the place in bold. */
export function excerpt(doc, at, around = 60) {
  const text = doc.segments[doc.place.get(at[0])]?.text ?? '';
  const start = wordEdge(text, Math.max(0, at[1] - around), -1);
  const end = wordEdge(text, Math.min(text.length, at[2] + around), 1);
  return el(
    'bdi',
    { class: 'excerpt', lang: 'fr' },
    start > 0 && '… ',
    text.slice(start, at[1]),
    el('strong', {}, textAt(doc, at)),
    text.slice(at[2], end),
    end < text.length && ' …',
  );
}

/** The next place where a word ends: an excerpt must not cut a letter in two. */
function wordEdge(text, at, by) {
  let edge = at;
  while (edge > 0 && edge < text.length && !/\s/.test(text[edge])) edge += by;
  return edge;
}
