import assert from 'node:assert/strict';
import { fixture, give, openFixture, openTab, review, settle, text, withPage } from '../desk.mjs';

/** axe-core on what is shown; every rule of WCAG 2.2 AA and its best practices. */
async function clean(page, tools, where) {
  await page.waitForTimeout(250);
  // Through the debugger, for the page's own policy lets no script in.
  await page.evaluate(tools.axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  const wrong = found.violations.map(
    (one) =>
      `${where}: ${one.id}: ${one.nodes
        .slice(0, 3)
        .map((node) => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`)
        .join(' | ')}`,
  );
  assert.deepEqual(wrong, []);
}

const screens = (context) => (tools) =>
  withPage(tools, { context, refused: [400, 415, 422] }, async (page) => {
    const narrow = (context.viewport?.width ?? 1360) < 960;
    let screen = 0;
    const look = async (where) => {
      await clean(page, tools, where);
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
        `${where} scrolls sideways`,
      );
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, summary, select, input:not(.sr), .as-button')]
          .filter((one) => {
            const box = one.getBoundingClientRect();
            const label = one.closest('label')?.getBoundingClientRect();
            return (
              box.width > 0 &&
              Math.min(Math.max(box.width, label?.width ?? 0), Math.max(box.height, label?.height ?? 0)) < 24
            );
          })
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(small, [], `${where}: targets under 24 pixels`);
      screen += 1;
    };
    await look('files');
    await give(page, [
      fixture(tools, 'groupe-de-travail.docx'),
      { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff]) },
      text('notes.txt', 'Groupe de travail\nKarim BENSALEM, 16 ans, est soigné pour une dépression.'),
    ]);
    await look('files with an error');
    await page.locator('#files .onward button').click();
    await look('frame');
    await page.locator('#apart').check();
    await look('frame of each file');
    await page.locator('#apart').uncheck();
    await page.locator('#steps button').first().click();
    await review(page, { people: '5200' });
    for (const tab of ['doubts', 'people', 'passages', 'others', 'risk', 'lists']) {
      await openTab(page, tab);
      const head = page.locator('#panel .head').first();
      if (await head.isVisible()) await head.click();
      await look(tab);
    }
    await openTab(page, 'people');
    await page.getByRole('button', { name: 'C’est la même personne que…' }).first().click();
    await look('same');
    await page.keyboard.press('Escape');
    const apart = page.getByRole('button', { name: 'Ce sont deux personnes…' }).first();
    if (await apart.isVisible()) {
      await apart.click();
      await look('apart');
      await page.keyboard.press('Escape');
    }
    await page.locator('#keys').click();
    await look('help');
    await page.keyboard.press('Escape');
    if (narrow) await page.locator('[data-pane-name="text"]').click();
    await page.locator('.legend summary').click();
    await look('before');
    await page.locator('.filter summary').click();
    await look('filter');
    await page.keyboard.press('Escape');
    await page.locator('[data-mode="after"]').click();
    await look('after');
    await page.locator('#review .bar-buttons .primary').click();
    await look('download, refused');
    await page.locator('#steps button').nth(2).click();
    if (narrow) await page.locator('[data-pane-name="side"]').click();
    await settle(page);
    await look('settled');
    await page.locator('#review .bar-buttons .primary').click();
    await look('download');
    return `${screen} screens`;
  });

/** Presses Tab until the focus is on what is wanted. */
async function tabTo(page, selector, most = 150) {
  for (let n = 0; n < most; n += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${selector}`);
}

export const checks = [
  ['axe finds nothing, light', screens({ colorScheme: 'light' })],
  ['axe finds nothing, dark', screens({ colorScheme: 'dark' })],
  [
    'axe finds nothing at 320 pixels, and nothing scrolls sideways',
    screens({ viewport: { width: 320, height: 640 }, colorScheme: 'light' }),
  ],
  [
    'axe finds nothing at 200 % of a small screen, dark',
    screens({ viewport: { width: 640, height: 400 }, colorScheme: 'dark', reducedMotion: 'reduce' }),
  ],

  [
    'the whole way by keyboard only',
    (tools) =>
      withPage(tools, {}, async (page) => {
        // Listened for in time: the browser must know that no window is wanted before the key asks for one.
        const chooser = page.waitForEvent('filechooser');
        await tabTo(page, '#file');
        await page.waitForTimeout(200);
        await page.keyboard.press('Enter');
        await (await chooser).setFiles(fixture(tools, 'groupe-de-travail.docx'));
        await page.waitForSelector('.file-row bdi');
        await tabTo(page, '#files .onward button');
        await page.keyboard.press('Enter');
        await tabTo(page, '#frame select');
        await page.keyboard.type('groupe de travail et');
        await tabTo(page, '#frame input[type="radio"]');
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowDown');
        await tabTo(page, '#start');
        await page.keyboard.press('Enter');
        await page.waitForSelector('#sheet .m');
        let answered = 0;
        while (!/Aucun/.test(await page.locator('#left').textContent())) {
          const open = await page.locator('.question:not(.done)').count();
          await page.keyboard.press('n');
          await tabTo(page, '.question:not(.done) .answers button', 12);
          await page.keyboard.press('Enter');
          await page.waitForFunction((n) => document.querySelectorAll('.question:not(.done)').length < n, open);
          answered += 1;
        }
        await page.keyboard.press('a');
        await page.waitForSelector('#sheet[data-mode="after"]');
        await page.keyboard.press('a');
        await tabTo(page, '#sheet .m');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.activeElement.matches('.card .head[aria-expanded="true"]'));
        await page.keyboard.press('Control+z');
        await page.waitForFunction(() => /Reste/.test(document.querySelector('#left').textContent));
        await page.keyboard.press('Control+y');
        await page.waitForFunction(() => /Aucun/.test(document.querySelector('#left').textContent));
        await page.keyboard.press('?');
        await page.waitForSelector('dialog[open]');
        await page.keyboard.press('Escape');
        await tabTo(page, '#review .bar-buttons .primary', 300);
        await page.keyboard.press('Enter');
        await tabTo(page, '#take-all');
        const coming = page.waitForEvent('download');
        await page.keyboard.press('Enter');
        await coming;
        return `${answered} doubts`;
      }),
  ],
];
