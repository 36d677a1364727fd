// What the page says, in French or in English. Sentences that the program wrote stay French.

import { english } from './words-en.js';
import { frenchWords } from './words-fr.js';

let language = 'fr';

export const getLanguage = () => language;
export function setLanguage(to) {
  language = to;
  document.documentElement.lang = to;
}

/** French typography: what stands before «:» or within «…» must not be torn from it at the end of a line. */
export const fine = (text) =>
  text
    .replace(/ ([:;?!»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/'/g, '’');

/**
 * A sentence of the page.
 * @param {string} key
 * @param {Record<string, any>} [values]
 */
export function say(key, values = {}) {
  const entry = (language === 'fr' ? frenchWords : english)[key];
  const text = typeof entry === 'function' ? entry(values) : (entry ?? key);
  return language === 'fr' ? fine(text) : text;
}

export const kindWord = (kind) => say(`kind.${kind}`);
export const passageWord = (kind) => say(`subject.${kind}`);

/** Puts words into what page.html has in place: `data-say` is the text, `data-say-label` the name for assistive technology. */
export function paintWords(root) {
  for (const node of root.querySelectorAll('[data-say]')) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll('[data-say-label]'))
    node.setAttribute('aria-label', say(node.dataset.sayLabel));
}
