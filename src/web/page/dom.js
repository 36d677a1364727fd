// Making elements without ever parsing text as markup: what comes from a document is only ever a text node or an attribute's value.

import { fine } from './words.js';

/**
 * An element. `props` are attributes, but `class`, `on` (listeners) and booleans, which are there or not.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node|string|number|null|undefined|false|Array<any>)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === 'on') for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(
    ...children
      .flat(3)
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map((child) => (child instanceof Node ? child : String(child))),
  );
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

/** One of the drawings of page.html; never the only thing that says what a button does. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/**
 * A button. `focus` is the key by which {@link keepFocus} finds it again after it was built anew.
 * @param {string} text
 * @param {() => void} click
 * @param {{class?: string, icon?: string, focus?: string, label?: string, props?: Record<string, any>}} [more]
 */
export function button(text, click, more = {}) {
  return el(
    'button',
    {
      type: 'button',
      class: more.class,
      'aria-label': more.label,
      title: more.label,
      'data-focus': more.focus,
      on: { click },
      ...more.props,
    },
    more.icon && icon(more.icon),
    text && el('span', {}, text),
  );
}

/** Words of a document: French and of unknown direction, whatever the page speaks. */
export function quoted(text, className = 'quoted') {
  return el('bdi', { class: className, lang: 'fr' }, text);
}

/** A sentence that the program wrote, in French. */
export const french = (text, tag = 'span', props = {}) => el(tag, { lang: 'fr', ...props }, text && fine(text));

/** Builds a part of the page anew and puts the focus back where it was, or on `rest` if that is gone. */
export function keepFocus(root, build, rest) {
  const inside = root.contains(document.activeElement) ? document.activeElement : null;
  const key = inside?.getAttribute('data-focus');
  build();
  if (!inside || root.contains(document.activeElement)) return;
  const again = key ? root.querySelector(`[data-focus="${CSS.escape(key)}"]`) : null;
  again?.focus({ preventScroll: true });
  // What is folded away takes no focus.
  if (!again || document.activeElement !== again) (typeof rest === 'function' ? rest() : rest)?.focus();
}

/** Says something to who does not see the page change. */
export function announce(text) {
  const live = document.getElementById('live');
  // The same words twice would not be a change.
  if (live) live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

let toastTimer = 0;

/** The same for all eyes, for some seconds. */
export function toast(text, bad = false) {
  const box = document.getElementById('toast');
  if (!box) return;
  box.replaceChildren(icon(bad ? 'warn' : 'check'), el('span', {}, text));
  box.className = bad ? 'toast bad' : 'toast';
  box.hidden = false;
  announce(text);
  clearTimeout(toastTimer);
  toastTimer = window.setTimeout(
    () => {
      box.hidden = true;
    },
    bad ? 12000 : 5000,
  );
}
