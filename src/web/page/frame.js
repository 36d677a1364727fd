// Second: who met, and where the copy goes. Nothing is chosen beforehand: what the text suggests is only said.

import * as api from './api.js';
import { announce, button, el, french, icon } from './dom.js';
import { decisions, emit, forget, opened, store, sync } from './state.js';
import { say } from './words.js';

/** What is chosen for all files, under 'all', or for one, under its number. */
const chosen = new Map();
let apart = false;
let people = { town: '', quarter: '' };
let error = null;
let progress = null;
let running = false;

const of = (key) => {
  if (!chosen.has(key)) chosen.set(key, { formation: '', circulation: '' });
  return chosen.get(key);
};

export function mount(root) {
  error = el('p', { class: 'missing', role: 'alert' });
  progress = el('p', { class: 'progress', role: 'status' });
  const several = store.documents.length > 1;
  if (!several) apart = false;
  const change = (event) => {
    apart = event.target.checked;
    mount(root);
    document.getElementById('apart')?.focus();
  };
  const forms = several && apart ? store.documents.map((doc) => form(doc.id, [doc])) : [form('all', store.documents)];
  root.replaceChildren(
    el('h2', { tabindex: '-1' }, say('step.frame')),
    el('p', { class: 'lead' }, say('frame.lead')),
    several
      ? el(
          'label',
          { class: 'choice apart' },
          el('input', { id: 'apart', type: 'checkbox', checked: apart, on: { change } }),
          el('span', {}, say('frame.apart')),
        )
      : '',
    ...forms,
    population(),
    store.documents.some((doc) => decisions().gestures[doc.id]?.length)
      ? el('p', { class: 'caution' }, icon('warn'), el('span', {}, say('frame.forgets')))
      : '',
    error,
    el(
      'div',
      { class: 'onward' },
      button(say('back'), () => emit('step', 'files')),
      button(say('frame.next'), () => start(root), { class: 'primary big', icon: 'next', props: { id: 'start' } }),
    ),
    progress,
  );
}

function form(key, documents) {
  const now = of(key);
  const allowed = el('div', { class: 'allowed', role: 'status' });
  const say_ = () => allowed.replaceChildren(...statement(now));
  const { formations, circulations } = store.choices;
  const formation = el(
    'select',
    {
      id: `formation-${key}`,
      'aria-describedby': `suggestion-${key}`,
      on: {
        change: (event) => {
          now.formation = event.target.value;
          say_();
        },
      },
    },
    el('option', { value: '' }, say('frame.choose')),
    formations.map((one) =>
      el('option', { value: one.name, selected: one.name === now.formation, lang: 'fr' }, one.title),
    ),
  );
  const radio = (one) =>
    el(
      'label',
      { class: 'choice' },
      el('input', {
        type: 'radio',
        name: `circulation-${key}`,
        value: one.name,
        checked: one.name === now.circulation,
        on: {
          change: () => {
            now.circulation = one.name;
            say_();
          },
        },
      }),
      french(one.title),
    );
  say_();
  return el(
    'section',
    { class: 'frame-form', 'aria-label': key === 'all' ? say('frame.all') : documents[0].name },
    key !== 'all' && el('h3', {}, el('bdi', {}, documents[0].name)),
    el(
      'div',
      { class: 'field' },
      el('label', { for: formation.id }, say('frame.formation')),
      formation,
      el('div', { id: `suggestion-${key}`, class: 'suggestion' }, suggestions(documents)),
    ),
    el('fieldset', {}, el('legend', {}, say('frame.circulation')), circulations.map(radio)),
    allowed,
  );
}

function suggestions(documents) {
  const title = (name) => store.choices.formations.find((one) => one.name === name)?.title ?? name;
  const names = new Set(documents.map((doc) => doc.suggestion?.formation).filter(Boolean));
  const said = documents
    .filter((doc) => doc.suggestion)
    .map((doc) =>
      el(
        'p',
        {},
        icon('info'),
        el(
          'span',
          {},
          documents.length > 1 && [el('bdi', {}, doc.name), say('colon')],
          say('frame.speaks'),
          ' ',
          french(title(doc.suggestion.formation), 'strong'),
          '. ',
          french(doc.suggestion.why),
        ),
      ),
    );
  if (!said.length) return el('p', {}, icon('info'), el('span', {}, say('frame.silent')));
  return [said, names.size > 1 && el('p', { class: 'caution' }, icon('warn'), el('span', {}, say('frame.differ')))];
}

function statement(now) {
  const policy = store.choices.policies[`${now.formation}/${now.circulation}`];
  if (!now.formation || !now.circulation) return [el('p', { class: 'note' }, say('frame.allowed.later'))];
  if (!policy) return [el('p', { class: 'caution' }, icon('warn'), el('span', {}, say('frame.no.policy')))];
  return [
    policy.blocked ? el('p', { class: 'caution' }, icon('warn'), el('span', {}, say('frame.blocked'))) : '',
    french(policy.statement, 'p', { class: 'statement' }),
    el(
      'dl',
      {},
      el('dt', {}, say('frame.basis')),
      french(policy.basis, 'dd'),
      el('dt', {}, say('frame.recipients')),
      french(policy.recipients, 'dd'),
    ),
  ];
}

function population() {
  const field = (name) =>
    el(
      'p',
      { class: 'field' },
      el('label', { for: `people-${name}` }, say(`frame.people.${name}`)),
      el('input', {
        id: `people-${name}`,
        type: 'text',
        inputmode: 'numeric',
        autocomplete: 'off',
        value: people[name],
        'aria-describedby': 'people-note',
        on: {
          input: (event) => {
            people[name] = event.target.value;
          },
        },
      }),
    );
  return el(
    'fieldset',
    { class: 'population' },
    el('legend', {}, say('frame.people')),
    field('town'),
    field('quarter'),
    el('p', { class: 'note', id: 'people-note' }, say('frame.people.note')),
  );
}

/** «5 200» is how a French hand writes it. */
const digits = (text) => text.replace(/[\s\u00a0\u202f.]/g, '');

function missing() {
  const [town, quarter] = [digits(people.town), digits(people.quarter)];
  const keys = apart ? store.documents.map((doc) => doc.id) : ['all'];
  for (const key of keys) {
    if (!of(key).formation) return ['frame.missing.formation', `formation-${key}`];
    if (!of(key).circulation) return ['frame.missing.circulation', null, `circulation-${key}`];
  }
  if (!/^\d{0,8}$/.test(town) || (quarter && !town)) return ['frame.missing.town', 'people-town'];
  if (!/^\d{0,8}$/.test(quarter) || Number(quarter) > Number(town)) return ['frame.missing.quarter', 'people-quarter'];
  return null;
}

async function start(root) {
  if (running) return;
  const wrong = missing();
  error.textContent = wrong ? say(wrong[0]) : '';
  if (wrong)
    return void (wrong[1] ? document.getElementById(wrong[1]) : root.querySelector(`[name="${wrong[2]}"]`)).focus();
  const [town, quarter] = [digits(people.town), digits(people.quarter)];
  const population = town ? (quarter ? `${town},${quarter}` : town) : null;
  const begin = root.querySelector('#start');
  running = true;
  begin.setAttribute('aria-disabled', 'true');
  let first = null;
  const failed = [];
  for (const doc of [...store.documents]) {
    const policy = { ...of(apart ? doc.id : 'all'), population };
    if (doc.state === 'review' && JSON.stringify(doc.policy) === JSON.stringify(policy)) {
      first ??= doc;
      continue;
    }
    progress.replaceChildren(el('span', { class: 'spinner' }), say('frame.reading', { name: doc.name }));
    doc.state = 'reading';
    try {
      const answer = await api.open(doc.id, policy);
      if (doc.policy) forget(doc.id);
      opened(doc, answer, policy);
    } catch (problem) {
      doc.state = 'error';
      doc.error = problem.message;
      failed.push(doc);
    }
    if (!first && doc.state === 'review') {
      first = doc;
      // What is ready is shown; the other files are read meanwhile.
      store.current = doc.id;
      await sync(doc);
      emit('step', 'review');
    }
    emit('documents');
  }
  running = false;
  progress.replaceChildren();
  begin.setAttribute('aria-disabled', 'false');
  if (!first)
    error.replaceChildren(
      ...failed.map((doc) => el('span', {}, el('bdi', {}, doc.name), say('colon'), french(doc.error), ' ')),
    );
  else if (store.step === 'frame') {
    store.current ??= first.id;
    emit('step', 'review');
  }
  if (failed.length) announce(say('frame.failed', { n: failed.length }));
}
