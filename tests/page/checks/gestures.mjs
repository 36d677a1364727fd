import assert from 'node:assert/strict';
import fs from 'node:fs';
import { card, fixture, gesture, give, openFixture, openTab, review, settle, sheet, text, withPage } from '../desk.mjs';
import { words } from '../files.mjs';

const DOCX = 'groupe-de-travail.docx';
const opened = (then, frame) => (tools) =>
  withPage(tools, {}, async (page) => {
    await openFixture(page, tools, DOCX, frame);
    return then(page);
  });

/** What the sheet shows of every mention: its words, its sign, whether it stays. */
const marks = (page) =>
  page
    .locator('#sheet')
    .evaluate((node) =>
      [...node.querySelectorAll('.m, .p')]
        .map((one) => `${one.className.replace(/ (sel|here)\b/g, '')}|${one.textContent}|${one.dataset.code ?? ''}`)
        .join('\n'),
    );
const codes = (page, words) =>
  page
    .locator('#sheet')
    .evaluate(
      (node, wanted) =>
        [...node.querySelectorAll('.m')]
          .filter((one) => one.textContent.includes(wanted))
          .map((one) => one.dataset.code),
      words,
    );
const button = (place, name) => place.getByRole('button', { name, exact: true });

export const checks = [
  [
    'leave and hide a person',
    opened(async (page) => {
      await openTab(page, 'people');
      await gesture(page, async () => button(await card(page, 'Karim'), 'Laisser').click());
      assert.ok((await codes(page, 'Karim')).every((code) => code.includes('○')));
      await page.keyboard.press('a');
      assert.ok((await sheet(page)).includes('Karim'));
      await gesture(page, async () => button(await card(page, 'Karim'), 'Masquer').click());
      assert.ok(!(await sheet(page)).includes('Karim BENSALEM'));
    }),
  ],

  [
    'the same person',
    opened(async (page) => {
      await openTab(page, 'people');
      const [bilel] = await codes(page, 'Bilel');
      const [karim] = await codes(page, 'Karim');
      assert.notEqual(bilel, karim);
      await button(await card(page, 'Bilel'), 'C’est la même personne que…').click();
      await page.locator('dialog .choice', { hasText: 'Karim' }).click();
      const sent = await gesture(page, () => page.locator('dialog .primary').click());
      assert.equal(sent.gestures.at(-1).do, 'same');
      assert.equal((await codes(page, 'Bilel'))[0], (await codes(page, 'Karim'))[0]);
    }),
  ],

  [
    'two persons',
    opened(async (page) => {
      await openTab(page, 'people');
      await button(await card(page, 'Karim'), 'Ce sont deux personnes…').click();
      await page.locator('dialog .primary').click();
      assert.match(await page.locator('dialog .missing').textContent(), /Cochez/);
      await page.locator('dialog input').last().check();
      const sent = await gesture(page, () => page.locator('dialog .primary').click());
      assert.equal(sent.gestures.at(-1).do, 'apart');
      assert.ok(new Set((await codes(page, 'Karim')).map((code) => code.replace('? ', ''))).size > 1, 'one code still');
    }),
  ],

  [
    'another kind',
    opened(async (page) => {
      await openTab(page, 'people');
      const prigent = await card(page, 'PRIGENT');
      const sent = await gesture(page, () => prigent.locator('select').selectOption('participant'));
      assert.deepEqual([sent.gestures.at(-1).do, sent.gestures.at(-1).kind], ['kind', 'participant']);
      assert.equal(
        await page.locator('#sheet .m', { hasText: 'Prigent' }).first().getAttribute('data-kind'),
        'participant',
      );
    }),
  ],

  [
    'answers to doubts, and the next one by key',
    opened(async (page) => {
      await openTab(page, 'people');
      await page.locator('#sheet').click({ position: { x: 3, y: 3 } });
      await page.keyboard.press('n');
      assert.equal(await page.locator('#tab-doubts').getAttribute('aria-selected'), 'true');
      const first = await page.evaluate(() => document.activeElement.textContent);
      assert.match(first, /«.*».*\?/);
      assert.equal(await page.locator('#sheet .here').count(), 1);
      const open = await page.locator('.question:not(.done)').count();
      await settle(page);
      assert.match(await page.locator('#left').textContent(), /Aucun doute/);
      return `${open} doubts`;
    }),
  ],

  [
    'passages go and come back one by one',
    opened(async (page) => {
      await openTab(page, 'passages');
      const kept = await page.locator('.passage:not(.out)').count();
      await gesture(page, () => page.locator('.passage.out .gestures button').first().click());
      assert.equal(await page.locator('.passage:not(.out)').count(), kept + 1);
      await gesture(page, () => page.locator('.passage:not(.out) .gestures button').first().click());
      assert.ok((await page.locator('#sheet del.p').count()) > 0);
    }),
  ],

  [
    'selected words go and stay everywhere',
    opened(async (page) => {
      const place = page.locator('#sheet .seg', { hasText: 'Vigipirate' });
      await place.scrollIntoViewIfNeeded();
      await page.waitForTimeout(200);
      await place.evaluate((node) => {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        for (let one = walker.nextNode(); one; one = walker.nextNode()) {
          const at = one.data.indexOf('Vigipirate');
          if (at < 0) continue;
          document.getSelection().setBaseAndExtent(one, at, one, at + 10);
          node.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
        }
      });
      const sent = await gesture(page, () =>
        page.locator('.selection').getByRole('button', { name: 'Masquer partout' }).click(),
      );
      assert.deepEqual(sent.mask, ['Vigipirate']);
      assert.equal((await codes(page, 'Vigipirate')).length, 1);
      await openTab(page, 'lists');
      await page.locator('#word').fill('Tlemcen');
      const kept = await gesture(page, () =>
        page.locator('#panel').getByRole('button', { name: 'Laisser partout' }).click(),
      );
      assert.deepEqual(kept.keep, ['Tlemcen']);
      await page.locator('[data-mode="after"]').click();
      const after = await sheet(page);
      assert.ok(!after.includes('Vigipirate') && after.includes('Tlemcen'));
    }),
  ],

  [
    'undo and redo walk through every state',
    opened(async (page) => {
      const states = [await marks(page)];
      await openTab(page, 'people');
      await gesture(page, async () => button(await card(page, 'Karim'), 'Laisser').click());
      states.push(await marks(page));
      await openTab(page, 'passages');
      await gesture(page, () => page.locator('.passage.out .gestures button').first().click());
      states.push(await marks(page));
      await openTab(page, 'lists');
      await page.locator('#word').fill('Vigipirate');
      await gesture(page, () => page.locator('#panel').getByRole('button', { name: 'Masquer partout' }).click());
      states.push(await marks(page));
      await page.locator('#tab-lists').focus();
      for (const at of [2, 1, 0]) {
        await gesture(page, () => page.keyboard.press('Control+z'));
        assert.equal(await marks(page), states[at], `undone to ${at}`);
      }
      assert.equal(await page.locator('[data-focus="undo"]').getAttribute('aria-disabled'), 'true');
      for (const [at, key] of [
        [1, 'Control+y'],
        [2, 'Control+Shift+Z'],
        [3, 'Control+y'],
      ]) {
        await gesture(page, () => page.keyboard.press(key));
        assert.equal(await marks(page), states[at], `done again to ${at}`);
      }
    }),
  ],

  [
    'the town’s list is saved without the document, and loaded',
    opened(async (page) => {
      await openTab(page, 'lists');
      await page.locator('#word').fill('le "Grand" Blond');
      await gesture(page, () => page.locator('#panel').getByRole('button', { name: 'Masquer partout' }).click());
      await page.locator('#word').fill('Vigipirate');
      await gesture(page, () => page.locator('#panel').getByRole('button', { name: 'Laisser partout' }).click());
      await page.locator('[data-focus="list-save"]').click();
      const coming = page.waitForEvent('download');
      await page.locator('dialog .primary').click();
      const list = await coming;
      assert.equal(list.suggestedFilename(), 'commune.toml');
      assert.equal(
        fs.readFileSync(await list.path(), 'utf8'),
        'masquer = ["le \\"Grand\\" Blond"]\nconserver = ["Vigipirate"]\n',
      );
      const sent = await gesture(page, () =>
        page.setInputFiles(
          '#list-file',
          text('commune.toml', 'masquer = ["Vigipirate"]\nconserver = ["Fête Fontgrivelle"]\n'),
        ),
      );
      assert.equal(sent.mask.length, 1);
      assert.match(await page.locator('#toast').textContent(), /2 entrées/);
    }),
  ],

  [
    'search counts and goes on',
    opened(async (page) => {
      await page.locator('#sheet').click({ position: { x: 3, y: 3 } });
      await page.keyboard.press('/');
      await page.keyboard.type('prigent');
      await page.waitForFunction(() => /\d/.test(document.querySelector('#found').textContent));
      const n = Number(/\d+/.exec(await page.locator('#found').textContent())[0]);
      assert.equal(n, (await sheet(page)).toLowerCase().split('prigent').length - 1);
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('#found').textContent(), `1 sur ${n}`);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Shift+Enter');
      assert.equal(await page.locator('#found').textContent(), `1 sur ${n}`);
      await page.locator('#search').fill('coetlogon');
      await page.waitForFunction(() => /^1 /.test(document.querySelector('#found').textContent));
    }),
  ],

  [
    'kinds are filtered',
    opened(async (page) => {
      await openTab(page, 'people');
      await page.locator('.filter summary').click();
      await page.locator('.filter .choice', { hasText: 'participant' }).locator('input').uncheck();
      assert.equal(await page.locator('#sheet .m[data-kind="participant"]:not(.off)').count(), 0);
      assert.equal(await page.locator('.card[data-kind="participant"]:visible').count(), 0);
      assert.ok((await page.locator('#sheet .m[data-kind="person"]:not(.off)').count()) > 0);
    }),
  ],

  [
    'before and after stand at the same place',
    opened(async (page) => {
      const target = page.locator('#sheet .seg', { hasText: 'Vigipirate' });
      await page.setViewportSize({ width: 1360, height: 480 });
      await target.evaluate((node) => node.scrollIntoView({ block: 'start' }));
      const top = async () => (await target.boundingBox()).y;
      const was = await top();
      for (let turn = 0; turn < 4; turn += 1) {
        await page.keyboard.press('a');
        assert.ok(Math.abs((await top()) - was) <= 2, `moved by ${(await top()) - was}`);
      }
    }),
  ],

  [
    'why, where and the risk are told',
    opened(
      async (page) => {
        await openTab(page, 'people');
        const karim = await card(page, 'Karim');
        await karim.locator('.why summary').click();
        await page.waitForFunction(() => /\d/.test(document.querySelector('.why[open] p').textContent));
        await karim.locator('.stepper button').last().click();
        assert.match(await karim.locator('.of').textContent(), /1 sur \d/);
        assert.equal(await page.locator('#sheet .here').count(), 1);
        await openTab(page, 'risk');
        assert.ok((await page.locator('.person-risk').count()) > 0);
      },
      { people: '5200' },
    ),
  ],

  [
    'what is printed is the text with its legend, and no controls',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await openFixture(page, tools, DOCX);
        const before = words(await page.pdf({ format: 'A4' }));
        await page.keyboard.press('a');
        const after = words(await page.pdf({ format: 'A4' }));
        assert.ok(before.includes('Vigipirate') && before.includes('BENSALEM') && before.includes('passage retiré'));
        assert.ok(after.includes('Vigipirate') && !after.includes('BENSALEM'));
        for (const control of ['Télécharger', 'Filtrer', 'Personnes', 'English'])
          assert.ok(!(before + after).includes(control), control);
      }),
  ],

  [
    'words go everywhere in every document, and undo shows where',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await give(page, [
          fixture(tools, DOCX),
          text('autre.txt', 'Groupe de travail\nLe plan Vigipirate est rappelé à Karim BENSALEM, 16 ans.'),
        ]);
        await review(page);
        await page.waitForFunction(() =>
          [...document.querySelectorAll('.documents .state')].every((one) => /doute|prêt/.test(one.textContent)),
        );
        await openTab(page, 'lists');
        await page.locator('#word').fill('Vigipirate');
        await gesture(page, () => page.locator('#panel').getByRole('button', { name: 'Masquer partout' }).click());
        await gesture(page, () => page.locator('.documents button').nth(1).click());
        assert.equal((await codes(page, 'Vigipirate')).length, 1);
        await gesture(page, () => page.keyboard.press('Control+z'));
        assert.equal(await page.locator('.doc-name').textContent(), DOCX);
        assert.equal((await codes(page, 'Vigipirate')).length, 0);
      }),
  ],

  [
    'files are dropped',
    (tools) =>
      withPage(tools, {}, async (page) => {
        const data = await page.evaluateHandle(() => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(['Karim BENSALEM, 16 ans.'], 'un.txt', { type: 'text/plain' }));
          transfer.items.add(new File(['Lina PRADEL, 9 ans.'], 'deux.txt', { type: 'text/plain' }));
          return transfer;
        });
        await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
        await page.waitForFunction(() => document.querySelectorAll('.file-row .link').length === 2);
      }),
  ],

  [
    'single letters can be switched off',
    opened(async (page) => {
      await page.locator('#keys').click();
      await page.locator('dialog input[type="checkbox"]').uncheck();
      await page.keyboard.press('Escape');
      await page.keyboard.press('a');
      assert.equal(await page.locator('#sheet').getAttribute('data-mode'), 'before');
    }),
  ],
];
