// Drives halfpipe in a real Chromium: node web/test/run.mjs HALFPIPE [FOLDER-FOR-PICTURES]
// HALFPIPE is the program of the desktop, with which links, exports and losses are compared.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browser, differing, download, open, rest, session, sleep, stored, until } from "./page.mjs";
import { serve } from "./server.mjs";
import { Touch } from "./touch.mjs";

const [program, pictures = "target/web-test"] = process.argv.slice(2);
if (!program) throw new Error("usage: node web/test/run.mjs HALFPIPE [FOLDER-FOR-PICTURES]");
mkdirSync(pictures, { recursive: true });
const QUIET = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
const halfpipe = (...line) => execFileSync(program, line, QUIET);
const { address, end } = await serve(new URL("../dist", import.meta.url).pathname);
const context = await browser();
const log = { requests: [], errors: [] };
const keep = (name, picture) => writeFileSync(join(pictures, `${name}.png`), picture);
const said = (page) => page.evaluate(() => document.getElementById("said").textContent);
const link = (...line) => halfpipe(...line, "--format", "link", "--base", address).trim();
const at = (to = address) => open(context, to, log);
// Where the start of the four optimizers is in a window of 1280 x 720, the switch of languages, and nothing.
const START = [358, 273];
const SWITCH = [1153, 24];
const NOWHERE = [500, 24];
// What the session says of the shown starts; before them are those of the lesson.
const starts = (text) => [...text.matchAll(/starts: ?\[[^\]]*\]/gs)].at(-1)?.[0] ?? "";

const tests = [];
const test = (name, run) => tests.push([name, run]);

test("the first frame, with no request to anybody else, nor for what it does not need", async () => {
  const page = await at();
  keep("first", await page.screenshot());
  assert.equal(await page.title(), "halfpipe");
  assert.deepEqual(log.requests.filter((url) => url.endsWith(".bin")), []);
  await page.close();
});

test("a start is dragged, and its path follows in the same drag", async () => {
  const page = await at(link("paths", "--preset", "four-optimizers"));
  const before = await session(page, "the session", (text) => starts(text).includes("-7"));
  const whole = await rest(page);
  keep("paths", whole);
  await page.mouse.move(...START);
  await page.mouse.down();
  await page.mouse.move(420, 380, { steps: 4 });
  await sleep(300);
  const held = await page.screenshot();
  assert.ok(!held.equals(whole), "the picture follows the pointer");
  await page.mouse.move(480, 420, { steps: 4 });
  await sleep(300);
  assert.ok(!held.equals(await page.screenshot()), "and goes on to");
  await page.mouse.up();
  await session(page, "another start", (text) => starts(text) !== starts(before));
  await page.keyboard.press("Control+z");
  await session(page, "the old start again", (text) => starts(text) === starts(before));
  await page.close();
});

test("without its font the page does not change to Chinese, and says why", async () => {
  await context.route("**/chinese.bin", (route) => route.fulfill({ status: 404 }));
  const page = await open(context, address, { requests: [], errors: [] });
  await page.mouse.click(...SWITCH);
  await until("a word about it", async () => /font for Chinese is missing/.test(await said(page)));
  keep("no-font", await rest(page));
  await session(page, "still English", (text) => text.includes('language: Some("en")'));
  await page.close();
  await context.unroute("**/chinese.bin");
});

test("the session is there after a reload, and a broken one is set aside", async () => {
  const page = await at(link("paths", "--preset", "saddle")); // a scene that doesn't play
  await page.keyboard.press("2");
  await session(page, "Activations", (text) => /shown: ?"activations"/.test(text));
  // Below the bar: what can be undone is forgotten.
  const looks = async () => {
    await page.mouse.move(...NOWHERE);
    return rest(page, { clip: { x: 0, y: 48, width: 1280, height: 672 } });
  };
  const before = await looks();
  keep("before-reload", before);
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName("halfpipe-started").length > 0);
  const after = await looks();
  keep("after-reload", after);
  // Letters lie elsewhere in their texture, which moves the rounding of some pixels.
  const differ = await differing(context, before, after);
  assert.ok(differ < 50, `the same picture, but for ${differ} pixels`);
  await page.keyboard.press("3");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.reload(); // at once, before the session is written of itself
  await session(page, "Training", (text) => /shown: ?"training"/.test(text));
  // Between two pages: the one that ends writes its session.
  await page.addInitScript(() => localStorage.setItem("halfpipe/session.ron", "(version: 2, nonsense"));
  await page.reload();
  await until("a word about it", async () => /session\.ron\.broken/.test(await said(page)));
  assert.equal(await stored(page, "halfpipe/session.ron.broken"), "(version: 2, nonsense");
  await page.close();
});

test("each workspace, a lesson by Page Down, the other language", async () => {
  const page = await at(link("paths", "--preset", "valley"));
  await session(page, "the lesson", (text) => /scene: ?0/.test(text));
  await page.keyboard.press("PageDown");
  await session(page, "the next scene", (text) => /scene: ?1,/.test(text));
  for (const [key, name] of [["2", "activations"], ["3", "training"], ["1", "paths"]]) {
    await page.keyboard.press(key);
    await session(page, name, (text) => text.includes(`shown: "${name}"`) || text.includes(`shown:"${name}"`));
    keep(name, await rest(page));
  }
  const english = await rest(page);
  await page.mouse.click(...SWITCH);
  await session(page, "Chinese", (text) => text.includes('language: Some("zh-CN")'));
  const chinese = await rest(page);
  keep("chinese", chinese);
  assert.ok(!chinese.equals(english));
  assert.ok(log.requests.some((url) => url.endsWith("chinese.bin")), "the font is fetched now");
  // A worker draws it too.
  await (await download(page, "chinese.gif")).saveAs(join(pictures, "chinese.gif"));
  const there = join(pictures, "desktop.gif");
  halfpipe("paths", "--preset", "valley", "--scene", "2", "--language", "zh-CN", "--out", there);
  const differ = await differing(context, readFileSync(join(pictures, "chinese.gif")), readFileSync(there));
  assert.ok(differ < 50, `the desktop's animation, but for ${differ} pixels`);
  await page.mouse.click(...SWITCH);
  await session(page, "English", (text) => text.includes('language: Some("en")'));
  await page.close();
});

test("a link opens the same pixels in a second tab", async () => {
  const page = await at(link("paths", "--preset", "saddle"));
  await page.keyboard.press("End");
  await rest(page);
  await page.keyboard.press("Control+Shift+L");
  const copied = await until("a link", () => page.evaluate(() => navigator.clipboard.readText()));
  assert.ok(copied.startsWith(address), copied);
  assert.match(halfpipe("paths", "--preset", copied), /\d/, "the desktop opens it too");
  await page.mouse.move(...NOWHERE);
  await sleep(7000); // the word about it goes away
  const here = await rest(page);
  keep("link", here);
  const second = await at(copied);
  await second.mouse.move(...NOWHERE);
  const there = await rest(second);
  keep("link-opened", there);
  assert.ok(there.equals(here), "the same pixels");
  await second.close();
  await page.close();
});

test("a broken link and one of a later version", async () => {
  for (const [fragment, message] of [["#hp1=AAAA", /link/i], ["#hp9=AAAA", /later version/i]]) {
    const page = await at(address + fragment);
    await until("a message", async () => message.test(await said(page)));
    keep(fragment.slice(1, 4), await page.screenshot());
    assert.equal(await page.evaluate(() => location.hash), "", "the address is the page's again");
    await page.close();
  }
});

test("an export is downloaded, and opened by the desktop", async () => {
  const page = await at(link("paths", "--preset", "saddle"));
  for (const name of ["picture.png", "numbers.csv", "all.json", "drawing.svg", "steps.gif"]) {
    const file = await download(page, name);
    assert.equal(file.suggestedFilename(), name);
    const path = join(pictures, name);
    await file.saveAs(path);
    if (name.endsWith("csv")) assert.equal(readFileSync(path, "utf8"), halfpipe("paths", "--preset", "saddle", "--format", "csv"));
    else assert.match(halfpipe("presets", "check", path), new RegExp(name));
    await sleep(400);
  }
  await page.close();
});

const RACE = ["training", "--iterations", "100"];
const RATES = [["sgd", 0.01], ["momentum", 0.01], ["adagrad", 0.01], ["adam", 0.001]];

// The losses of each optimizer in a table of a race.
function losses(text) {
  const [names, ...rows] = text.trim().split("\n").map((line) => line.split(","));
  const [who, loss] = ["optimizer", "loss"].map((name) => names.indexOf(name));
  assert.ok(who >= 0 && loss >= 0, names.join());
  const lists = new Map();
  for (const row of rows) lists.set(row[who], [...(lists.get(row[who]) ?? []), Number(row[loss])]);
  return lists;
}

// The largest relative difference of two lists.
function farthest(list, expected) {
  assert.equal(list.length, expected.length);
  return Math.max(...list.map((loss, index) => Math.abs(loss / expected[index] - 1)));
}

test("a race of 100 iterations has the desktop's losses", async () => {
  const page = await at(link(...RACE));
  await page.mouse.move(...NOWHERE);
  await page.keyboard.press(" ");
  await until("workers", () => page.workers().length > 0);
  await until("the end of the race", async () => {
    await page.keyboard.press("k"); // keeps the run, once there is one that is over
    await sleep(1000);
    return /losses|curves/i.test(await stored(page, "halfpipe/shelf.ron"));
  }, 180);
  keep("race", await rest(page));
  const path = join(pictures, "race.csv");
  await (await download(page, "race.csv")).saveAs(path);
  const here = losses(readFileSync(path, "utf8"));
  const there = losses(halfpipe(...RACE, "--format", "csv"));
  // AdaGrad divides a gradient by itself: where it is 0 but for rounding, the step is the whole rate, to either side. From the first such
  // step on, the losses of another processor differ, and those of a rate that is larger by one in the last place.
  const others = RATES.flatMap(([name, rate]) => ["--optimizer", `${name}:lr=${rate * (1 + 1e-7)}`]);
  const nudged = losses(halfpipe(...RACE, ...others, "--format", "csv"));
  for (const [optimizer, expected] of there) {
    const [list, own] = [here.get(optimizer), farthest(nudged.get(optimizer), expected)];
    const [early, differs] = [farthest(list.slice(0, 10), expected.slice(0, 10)), farthest(list, expected)];
    console.log(`        ${optimizer}: the losses differ by ${differs.toExponential(1)} (${early.toExponential(1)} in the first ten), ` +
      `by ${own.toExponential(1)} where the rate differs by 1e-7`);
    assert.ok(early < 1e-5 && differs < Math.max(1e-5, 3 * own), optimizer);
  }
  assert.deepEqual([...here.keys()], [...there.keys()]);
  await page.close();
});

test("a race is paused, goes on, and is cancelled; its worker ends", async () => {
  const page = await at(link("training", "--iterations", "2000"));
  let ended = 0;
  page.on("worker", (worker) => worker.on("close", () => { ended += 1; }));
  await page.keyboard.press(" ");
  await until("a worker", () => page.workers().length > 0);
  await sleep(3000);
  await page.keyboard.press(" ");
  await sleep(1000);
  const paused = await rest(page);
  await page.keyboard.press(" ");
  await sleep(2000);
  assert.ok(!(await page.screenshot()).equals(paused), "it goes on");
  await page.keyboard.press("r"); // again from the beginning: the old worker is of no use
  await until("the end of its worker", () => ended > 0);
  assert.equal(page.workers().length, 1);
  // The tab answers while the race runs.
  const began = Date.now();
  await page.keyboard.press("1");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.ok(Date.now() - began < 1000, "the tab answers");
  await page.close();
});

test("touch: drag, pinch, long press", async () => {
  const page = await at(link("paths", "--preset", "four-optimizers"));
  const before = await session(page, "the session", (text) => starts(text).includes("-7"));
  const touch = await Touch.on(page);
  await touch.drag(START, [460, 400]);
  await session(page, "another start", (text) => starts(text) !== starts(before));
  const whole = await rest(page);
  await touch.pinch([600, 500], 60, 160);
  const near = await rest(page);
  assert.ok(!near.equals(whole), "a pinch zooms");
  await touch.press([460, 400], 900);
  const pressed = await rest(page);
  keep("long-press", pressed);
  assert.ok(!pressed.equals(near), "a long press shows what a right click does");
  await page.close();
});

let failed = 0;
for (const [name, run] of tests.filter(([name]) => name.includes(process.env.ONLY ?? ""))) {
  const began = Date.now();
  try {
    await run();
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.stack}`);
    for (const page of context.pages().slice(1)) {
      keep(`failed-${failed}`, await page.screenshot());
      await page.close();
    }
  }
}
const elsewhere = log.requests.filter((url) => !url.startsWith(address) && !url.startsWith("blob:"));
if (elsewhere.length || log.errors.length) {
  failed += 1;
  console.log("FAILED  requests elsewhere, and errors in the console:", elsewhere, log.errors);
}
await context.close();
end();
process.exit(failed ? 1 : 0);
