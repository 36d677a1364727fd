// Two questions that need a choice among others: who is the same person, and which places mean somebody else.

import { excerpt, forms } from './shown.js';
import { marksOf } from './document.js';
import { button, el, quoted } from './dom.js';
import { codeOf, groupOf, PEOPLE } from './marks.js';
import { act, nameOf, whereIs } from './state.js';
import { say } from './words.js';

/**
 * A modal dialog with a title, a body and two buttons; resolves to whether the user agreed.
 * @param {string} title
 * @param {Node[]} body
 * @param {{ok: string, ready?: () => string | null}} more  `ready` says what is missing, or null
 */
export function ask(title, body, more) {
  return new Promise((resolve) => {
    const said = el('p', { class: 'missing', role: 'alert' });
    let agreed = false;
    const form = el(
      'form',
      {
        class: 'ask-body',
        on: {
          submit: (event) => {
            event.preventDefault();
            const missing = more.ready?.() ?? null;
            said.textContent = missing ?? '';
            if (missing) return;
            agreed = true;
            dialog.close();
          },
        },
      },
      el('h2', { id: 'ask-title' }, title),
      el('div', { class: 'dialog-body' }, body),
      said,
      el(
        'div',
        { class: 'dialog-buttons' },
        button(say('cancel'), () => dialog.close()),
        el('button', { type: 'submit', class: 'primary' }, more.ok),
      ),
    );
    const dialog = el('dialog', { 'aria-labelledby': 'ask-title' }, form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(agreed);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** «C'est la même personne que…» */
export async function chooseSame(doc, entity) {
  const people = doc.draft.entities.filter((one) => one !== entity && PEOPLE.has(one.kind));
  // Family first: who is taken for two is most often of one family.
  people.sort(
    (a, b) =>
      Number(b.family === entity.family && b.family !== null) - Number(a.family === entity.family && a.family !== null),
  );
  const list = el(
    'div',
    { class: 'choices', role: 'radiogroup', 'aria-label': say('same.list') },
    people.map((one) =>
      el(
        'label',
        { class: 'choice', 'data-text': `${one.code} ${one.forms.map((form) => form.text).join(' ')}`.toLowerCase() },
        el('input', { type: 'radio', name: 'same', value: one.id }),
        el('span', { class: 'chip', 'data-group': groupOf(one.kind) }, codeOf(marksOf(), one)),
        el('span', {}, forms(doc, one)),
      ),
    ),
  );
  const narrow = (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    for (const row of list.children) row.hidden = !row.dataset.text.includes(wanted);
  };
  const filter =
    people.length > 8 &&
    el(
      'p',
      { class: 'field' },
      el('label', { for: 'same-filter' }, say('same.filter')),
      el('input', { id: 'same-filter', type: 'search', autocomplete: 'off', on: { input: narrow } }),
    );
  const chosen = () => people.find((one) => String(one.id) === list.querySelector('input:checked')?.value);
  const body = [
    el('p', {}, say('same.intro.before'), ' ', quoted(nameOf(doc, entity)), ' ', say('same.intro.after')),
    filter,
    people.length ? list : el('p', {}, say('same.none')),
  ].filter(Boolean);
  const agreed = await ask(say('same.title'), body, {
    ok: say('same.ok'),
    ready: () => (chosen() ? null : say('same.missing')),
  });
  const other = chosen();
  if (!agreed || !other) return;
  const first = (one) => doc.draft.mentions[one.mentions[0]].at;
  act(
    doc,
    { do: 'same', at: first(entity), as: first(other) },
    say('did.same', { text: nameOf(doc, entity), code: other.code }),
  );
}

/** «Ce sont deux personnes»: which places mean the other one. */
export async function chooseApart(doc, entity) {
  const person = PEOPLE.has(entity.kind);
  const list = el(
    'div',
    { class: 'choices', role: 'group', 'aria-label': say('apart.list') },
    entity.mentions.map((mention) =>
      el(
        'label',
        { class: 'choice' },
        el('input', { type: 'checkbox', value: mention }),
        el(
          'span',
          {},
          el('span', { class: 'where' }, say('place.paragraph', whereIs(doc, doc.draft.mentions[mention].at))),
          ' ',
          excerpt(doc, doc.draft.mentions[mention].at, 40),
        ),
      ),
    ),
  );
  const chosen = () =>
    [...list.querySelectorAll('input:checked')].map((input) => doc.draft.mentions[Number(input.value)].at);
  const ready = () => {
    const n = chosen().length;
    if (n === 0) return say('apart.missing');
    return n === entity.mentions.length ? say('apart.all') : null;
  };
  const agreed = await ask(
    say(person ? 'apart.title' : 'apart.title.thing'),
    [el('p', {}, say(person ? 'apart.intro' : 'apart.intro.thing')), list],
    { ok: say('apart.ok'), ready },
  );
  if (agreed) act(doc, { do: 'apart', at: chosen() }, say('did.apart', { text: nameOf(doc, entity) }));
}
