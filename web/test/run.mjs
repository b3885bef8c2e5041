// Drives halfpipe in a real Chromium: node web/test/run.mjs HALFPIPE [FOLDER-FOR-PICTURES]
// HALFPIPE is the program of the desktop, to which links, exports and losses are compared.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SESSION, browser, open, rest, session, sleep, stored, until } from "./page.mjs";
import { serve } from "./server.mjs";

const [program, pictures = "target/web-test"] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
const halfpipe = (...line) => execFileSync(program, line, { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
const { address, end } = await serve(new URL("../dist", import.meta.url).pathname);
const context = await browser();
const log = { requests: [], errors: [] };
const keep = async (page, name) => writeFileSync(join(pictures, `${name}.png`), await page.screenshot());
const said = (page) => page.evaluate(() => document.getElementById("said").textContent);
const link = (...line) => halfpipe(...line, "--format", "link", "--base", address).trim();
const starts = (text) => text.match(/now:Paths\(.*?starts:\[(.*?)\]/s)?.[1] ?? text.match(/starts: ?\[([^\]]*\]?[^\]]*)\]/s)?.[1];

const tests = [];
const test = (name, run) => tests.push([name, run]);

// A tab of its own on an address behind the page's.
const at = (fragment = "") => open(context, fragment.startsWith("http") ? fragment : address + fragment, log);

test("first frame", async () => {
  const page = await at();
  await keep(page, "first");
  assert.equal(await page.title(), "halfpipe");
  await page.close();
});

test("a start is dragged, and its path follows in the same drag", async () => {
  const page = await at(link("paths"));
  const before = await session(page, "a session", (text) => text.includes("Paths"));
  const [x, y] = [Number(process.env.START_X ?? 0), Number(process.env.START_Y ?? 0)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 20, { steps: 4 });
  await sleep(200);
  const held = await page.screenshot();
  await page.mouse.move(x + 90, y + 60, { steps: 4 });
  await sleep(200);
  assert.ok(!held.equals(await page.screenshot()), "the picture follows the pointer");
  await page.mouse.up();
  const after = await session(page, "another start", (text) => text !== before);
  assert.notEqual(starts(after), starts(before));
  await page.close();
});

let failed = 0;
for (const [name, run] of tests) {
  const began = Date.now();
  try {
    await run();
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.stack}`);
  }
}
await context.close();
end();
process.exit(failed ? 1 : 0);
