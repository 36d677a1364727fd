// A program, a browser and a page; and the steps that every check takes.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** How long the page may take for one step on a busy machine, in milliseconds. */
const PATIENCE = Number(process.env.PATIENCE ?? 20000);

/**
 * Starts the program, opens its page and gives both to `then`. Afterwards nothing may have gone wrong in the page.
 * @param {any} tools
 * @param {{context?: object, arguments?: string[], refused?: number[], provoked?: boolean}} options  `refused`: statuses that the check brings about;
 *   `provoked`: it does itself what must be refused
 * @param {(page: any, desk: any) => Promise<any>} then
 */
export async function withPage(tools, options, then) {
  const child = spawn(tools.program, ['ouvrir', '--no-browser', '--port', '0', ...(options.arguments ?? [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let context;
  try {
    const address = await firstLine(child);
    context = await tools.browser.newContext({
      viewport: { width: 1360, height: 860 },
      locale: 'fr-FR',
      acceptDownloads: true,
      ...options.context,
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    if (process.env.PARTS)
      await page.route(/\/[a-z-]+\.(js|css)$/, (route) =>
        route.fulfill({ path: path.join(process.env.PARTS, path.basename(new URL(route.request().url()).pathname)) }),
      );
    const wrong = await watch(page, new URL(address).host, options.refused ?? [], options.provoked);
    await page.goto(address);
    await page.waitForSelector('#files h2');
    const result = await then(page, { address, child, ended });
    if (!page.isClosed()) wrong.push(...(await page.evaluate(() => globalThis.violations)));
    assert.deepEqual(wrong, [], 'the page complains');
    return result;
  } finally {
    await context?.close();
    child.kill('SIGTERM');
  }
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')).trim());
    });
    child.stderr.resume();
    child.once('exit', () => reject(new Error('the program ended before it said its address')));
  });
}

/** Collects what must not happen. */
async function watch(page, host, refused, provokes = false) {
  const wrong = [];
  const complain = (text) => {
    if (!provokes) wrong.push(text);
  };
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  page.on('console', (message) => {
    const text = message.text();
    const provoked = refused.some((status) => text.includes(`status of ${status}`));
    if (['error', 'warning'].includes(message.type()) && !provoked) complain(`console: ${text}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== host) complain(`asked ${url.host}`);
  });
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') wrong.push(`dialog: ${dialog.message()}`);
    dialog.accept().catch(() => {});
  });
  return wrong;
}

export const fixture = (tools, name) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: fs.readFileSync(path.join(tools.root, 'fixtures', 'documents', name)),
});
export const text = (name, content) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

/** Gives files to the page and waits until each is taken or refused. */
export async function give(page, files) {
  const before = await page.locator('.files .file-row').count();
  await page.setInputFiles('#file', files);
  await page.waitForFunction(
    (n) => document.querySelectorAll('.files .file-row').length >= n && !document.querySelector('.files .spinner'),
    before + files.length,
  );
}

/** Goes from the files to the review. */
export async function review(page, { formation = 'groupe-de-travail', circulation = 'externe', people = '' } = {}) {
  await page.locator('#files .onward button').click();
  await page.locator('#frame select').selectOption(formation);
  await page.locator(`#frame input[value="${circulation}"]`).check();
  if (people) await page.locator('#people-town').fill(people);
  await page.locator('#start').click();
  await page.waitForSelector('#sheet .m', { state: 'attached' });
}

export const openFixture = async (page, tools, name, frame) => {
  await give(page, [fixture(tools, name)]);
  await review(page, frame);
};

/** Does something that asks for a new draft, and waits until it is drawn. */
export async function gesture(page, action) {
  const answered = page.waitForResponse((response) => response.url().endsWith('/decisions'));
  const [response] = await Promise.all([answered, action()]);
  assert.equal(response.status(), 200, `the program refused: ${await response.text()}`);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return response.request().postDataJSON();
}

export const openTab = (page, name) => page.locator(`#tab-${name}`).click();
export const left = (page) => page.locator('#left').textContent();

/** Answers every open doubt with its first button. */
export async function settle(page) {
  await openTab(page, 'doubts');
  let answered = 0;
  while ((await page.locator('.question:not(.done)').count()) > 0) {
    await gesture(page, () => page.locator('.question:not(.done) .answers button').first().click());
    answered += 1;
    assert.ok(answered < 200, 'doubts do not end');
  }
  return answered;
}

/** Opens the card whose name is this, and gives it. */
export async function card(page, name) {
  const found = page
    .locator('.card')
    .filter({ has: page.locator('.name', { hasText: name }) })
    .first();
  if ((await found.locator('.head').getAttribute('aria-expanded')) === 'false') await found.locator('.head').click();
  return found;
}

/** Clicks one of the three buttons of the last screen, and gives the file that comes. */
export async function take(page, what) {
  if (!(await page.locator('#download').isVisible())) await page.locator('#review .bar-buttons .primary').click();
  const coming = page.waitForEvent('download');
  await page.locator(`#take-${what}`).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

/** The text of the sheet as it stands. */
export const sheet = (page) =>
  page
    .locator('#sheet')
    .evaluate((node) => [...node.querySelectorAll('.seg')].map((one) => one.textContent).join('\n'));
