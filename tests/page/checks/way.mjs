import assert from 'node:assert/strict';
import {
  fixture,
  gesture,
  give,
  left,
  openFixture,
  openTab,
  review,
  settle,
  sheet,
  take,
  text,
  withPage,
} from '../desk.mjs';
import { entries, words } from '../files.mjs';

/** Values of the example that no copy may say. */
const GONE = [
  'BENSALEM',
  'Bensalem',
  'PRIGENT',
  'Prigent',
  'Coëtlogon',
  'Samia',
  'Karim',
  '06 39 98 41 07',
  'allée des Cèdres',
];

const way = (name) => async (tools) =>
  withPage(tools, {}, async (page) => {
    await openFixture(page, tools, name, { people: '5 200' });
    assert.equal(new URL(page.url()).search, '', 'the token stays in the address');
    const before = await sheet(page);
    for (const value of ['BENSALEM', 'Prigent'])
      assert.ok(before.includes(value), `${value} is not in the text before`);
    const answered = await settle(page);
    await page.keyboard.press('a');
    const after = await sheet(page);
    for (const value of GONE) assert.ok(!after.includes(value), 'a value is in the text after');
    const copy = await take(page, 'file');
    const said = words(copy.bytes);
    for (const value of GONE) assert.ok(!said.includes(value), 'a value is in the copy');
    assert.match(said, /\[[^\]]+ [A-Z]?\d\]/, 'the copy has codes');
    const both = await take(page, 'all');
    assert.ok(entries(both.bytes).size >= 2, 'copy and certificate');
    for (const value of GONE)
      assert.ok(!words(both.bytes).includes(value), 'a value is in the copy or the certificate');
    const certificate = await take(page, 'certificate');
    assert.ok(certificate.bytes.length > 500);
    return `${answered} doubts`;
  });

export const checks = [
  ['the whole way on a DOCX', way('groupe-de-travail.docx')],
  ['the whole way on an ODT', way('libreoffice.odt')],
  ['the whole way on a PDF', way('libreoffice.pdf')],

  [
    'nothing is chosen beforehand, and what is allowed is said',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await give(page, [fixture(tools, 'groupe-de-travail.docx')]);
        await page.locator('#files .onward button').click();
        assert.equal(await page.locator('#frame select').inputValue(), '');
        assert.equal(await page.locator('#frame input[type="radio"]:checked').count(), 0);
        assert.match(await page.locator('.suggestion').textContent(), /groupe de travail/);
        await page.locator('#start').click();
        assert.match(await page.locator('#frame .missing').textContent(), /Choisissez/);
        await page.locator('#frame select').selectOption('groupe-de-travail');
        assert.equal(await page.locator('.statement').count(), 0, 'said before both are chosen');
        await page.locator('#frame input[value="interne"]').check();
        assert.match(await page.locator('.allowed').textContent(), /[Aa]rticle/);
      }),
  ],

  [
    'several files, of which one cannot be read',
    (tools) =>
      withPage(tools, { refused: [400, 413, 415, 422] }, async (page) => {
        await give(page, [
          fixture(tools, 'groupe-de-travail.docx'),
          { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) },
          fixture(tools, 'libreoffice.odt'),
        ]);
        assert.equal(await page.locator('.file-row.bad').count(), 1);
        assert.ok((await page.locator('.file-row.bad p').textContent()).length > 20, 'a sentence says what to do');
        await review(page, { circulation: 'interne' });
        await page.waitForFunction(
          () =>
            [...document.querySelectorAll('.documents .state')].length === 2 &&
            [...document.querySelectorAll('.documents .state')].every((one) => /doute|prêt/.test(one.textContent)),
        );
        await page.locator('.documents button').nth(1).click();
        await page.waitForFunction(() => document.querySelector('.doc-name').textContent === 'libreoffice.odt');
        for (const at of [0, 1]) {
          await page.locator('.documents button').nth(at).click();
          await settle(page);
        }
        const copies = await take(page, 'file');
        assert.equal(
          [...entries(copies.bytes).keys()].filter((name) => /\.(docx|odt)$/.test(name)).length,
          2,
          'two copies in one file',
        );
      }),
  ],

  [
    'a copy does not come out while a doubt blocks it',
    (tools) =>
      withPage(tools, { arguments: ['--preset', 'petite-commune'] }, async (page) => {
        await openFixture(page, tools, 'groupe-de-travail.docx', { circulation: 'publication' });
        assert.match(await left(page), /Reste \d+ doute/);
        await page.locator('#review .bar-buttons .primary').click();
        assert.equal(await page.locator('#take-file').getAttribute('aria-disabled'), 'true');
        assert.match(await page.locator('#state-0').textContent(), /Tranchez/);
        await page.locator('#take-file').click({ force: true });
        assert.match(await page.locator('#toast').textContent(), /Tranchez/);
        await page.locator('[data-focus^="settle"]').click();
        await settle(page);
        await take(page, 'file');
      }),
  ],

  [
    'what may not come out at all is said from the choice on',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await give(page, [fixture(tools, 'groupe-de-travail.docx')]);
        await page.locator('#files .onward button').click();
        await page.locator('#frame select').selectOption('gltd');
        await page.locator('#frame input[value="interne"]').check();
        assert.equal(await page.locator('.caution').count(), 1);
        await page.locator('#start').click();
        await page.waitForSelector('#sheet .m');
        assert.match(await left(page), /ne peut pas sortir/);
        await page.locator('#review .bar-buttons .primary').click();
        assert.equal(await page.locator('#take-all').getAttribute('aria-disabled'), 'true');
        assert.ok((await page.locator('#state-0').textContent()).length > 20);
      }),
  ],

  [
    'what a formation does not admit is removed by hand, and then the copy comes out',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await openFixture(page, tools, 'groupe-de-travail.docx', { formation: 'pleniere', circulation: 'interne' });
        assert.match(await left(page), /interdit/);
        await page.locator('#review .bar-buttons .primary').click();
        assert.match(await page.locator('#state-0').textContent(), /admet pas/);
        await page.locator('[data-focus^="settle"]').click();
        await openTab(page, 'passages');
        for (let most = 20; most > 0 && (await page.locator('.passage.block').count()) > 0; most -= 1) {
          await gesture(page, () => page.locator('.passage.block .gestures button').first().click());
        }
        assert.doesNotMatch(await left(page), /interdit/);
        assert.ok(!words((await take(page, 'file')).bytes).includes('dépression'));
      }),
  ],

  [
    'the page speaks English',
    (tools) =>
      withPage(tools, {}, async (page) => {
        await openFixture(page, tools, 'groupe-de-travail.docx');
        await page.locator('#language').click();
        assert.equal(await page.locator('html').getAttribute('lang'), 'en');
        assert.match(await left(page), /left|No doubt/);
        await openTab(page, 'people');
        const said = await page.locator('body').innerText();
        for (const word of ['Télécharger', 'Doutes', 'undefined', 'kind.', 'state.'])
          assert.ok(!said.includes(word), word);
        await page.locator('#language').click();
        assert.match(await left(page), /doute/);
      }),
  ],

  [
    'a session that has ended leaves nothing in the page',
    (tools) =>
      withPage(tools, { refused: [401] }, async (page) => {
        await openFixture(page, tools, 'groupe-de-travail.docx');
        const session = await page.locator('meta[name="session"]').getAttribute('content');
        // Another tab would end it so; the page finds out at its next question.
        await page.route('**/decisions', (route) =>
          route.fulfill({ status: 401, json: { error: 'ended', kind: 'ended', message: 'La séance est finie.' } }),
        );
        assert.ok(session.length > 8);
        await openTab(page, 'doubts');
        await page.locator('.question .answers button').first().click();
        await page.waitForSelector('.ended');
        const rest = await page.content();
        for (const value of ['BENSALEM', 'Prigent', 'groupe-de-travail.docx'])
          assert.ok(!rest.includes(value), 'something of the document stays');
      }),
  ],

  [
    'closing the tab ends the program',
    (tools) =>
      withPage(tools, {}, async (page, desk) => {
        await give(page, [text('notes.txt', 'Karim BENSALEM, 16 ans.')]);
        const closed = page.waitForEvent('close');
        await page.close({ runBeforeUnload: true });
        await closed;
        const gone = await Promise.race([
          desk.ended.then(() => true),
          new Promise((resolve) => setTimeout(() => resolve(false), 15000)),
        ]);
        assert.ok(gone, 'it still runs after 15 s');
      }),
  ],
];
