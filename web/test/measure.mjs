// Measures the page beside the desktop: node web/test/measure.mjs PROGRAM ESTIMATES (see web/measure)
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { browser, busiest, countDraws, open, sleep, until } from "./page.mjs";
import { serve } from "./server.mjs";

const [program, estimates] = process.argv.slice(2);
if (!estimates) throw new Error("usage: node web/test/measure.mjs PROGRAM ESTIMATES; web/measure makes both");
const dist = new URL("../dist", import.meta.url).pathname;
const { address, end } = await serve(dist);
const output = (...line) => execFileSync(line[0], line.slice(1), { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const link = (...line) => output(program, ...line, "--format", "link", "--base", address).trim();
const START = [358, 273]; // of the four optimizers
const rows = [];
const row = (what, found, aim) => {
  rows.push(`| ${what} | ${found} | ${aim} |`);
  console.error(rows.at(-1));
};
const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

row("`halfpipe_bg.wasm` with brotli, bytes", statSync(`${dist}/halfpipe_bg.wasm.br`).size.toLocaleString("en"), "3,000,000");

// Each in a browser of its own, so that nothing is in a cache.
const firsts = [];
for (let run = 0; run < 5; run += 1) {
  const context = await browser();
  const page = await open(context, address);
  firsts.push(await page.evaluate(() => performance.getEntriesByName("halfpipe-started")[0].startTime / 1000));
  await context.close();
}
row("first frame after navigation, s (middle of 5)", middle(firsts).toFixed(2), "2.0");

{
  // A software renderer would take the cores that are measured: it gets nothing.
  const context = await browser();
  await countDraws(context);
  const page = await open(context, link("paths", "--preset", "four-optimizers", "--steps", "200"));
  await page.keyboard.press("End");
  const worked = await busiest(context);
  const draws = () => page.evaluate(() => window.draws);
  const at = (step) => [500 + 120 * Math.cos(step / 10), 380 + 90 * Math.sin(step / 10)];
  await page.mouse.move(...START);
  await page.mouse.down();
  // By the browser's own protocol: page.mouse.move looks into the page each time, which is measured too.
  const client = await context.newCDPSession(page);
  const move = (x, y) => client.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y, button: "left", buttons: 1 });
  const costs = [];
  for (let round = 0; round < 6; round += 1) {
    const [before, drawn] = [worked(), await draws()];
    for (let step = 0; step < 100; step += 1) await move(...at(step));
    costs.push(((worked() - before) * 1000) / ((await draws()) - drawn));
  }
  await page.mouse.up();
  const desktop = JSON.parse(readFileSync(estimates, "utf8")).median.point_estimate / 1e6;
  const here = middle(costs);
  row("dragged start, 4 optimizers x 200 steps, processor time of a frame, ms",
    `${here.toFixed(1)}, the desktop ${desktop.toFixed(1)}: ${(here / desktop).toFixed(1)} times`, "3 times");
  await page.mouse.move(500, 24);
  await sleep(6000); // tooltips and messages go
  const rest = await draws();
  await sleep(5000);
  row("frames drawn in 5 s at rest", (await draws()) - rest, "0");
  await context.close();
}

const context = await browser();
await countDraws(context);
{
  const RACE = ["training", "--iterations", "500"];
  const page = await open(context, link(...RACE));
  await page.keyboard.press(" ");
  // Kept runs hold the seconds of each iteration, of which the last are all of the net's.
  const kept = await until("the end of the race", async () => {
    await sleep(5000);
    await page.keyboard.press("k");
    await sleep(500);
    const shelf = await page.evaluate(() => localStorage.getItem("halfpipe/shelf.ron") ?? "");
    const last = [...shelf.matchAll(/seconds: ?"([^"]+)"/g)].slice(-4).map((one) => Buffer.from(one[1], "base64"));
    return last.length === 4 && last.every((bytes) => bytes.length === 500 * 8) && last.map((bytes) => bytes.readDoubleLE(499 * 8));
  }, 120);
  const here = kept.reduce((sum, seconds) => sum + seconds, 0);
  // One thread, as a worker is; with the registers of this processor, and with those of most.
  const desktop = (registers) => {
    const table = output("env", `HALFPIPE_REGISTERS=${registers}`, "taskset", "-c", "0", program, ...RACE);
    const [names, ...lines] = table.split("\n").slice(2, 7);
    const column = names.indexOf("seconds");
    return lines.reduce((sum, line) => sum + Number(line.slice(column, column + "seconds".length)), 0);
  };
  for (const [registers, words] of [["", ""], ["avx2", " with AVX2"]]) {
    const there = middle([1, 2, 3].map(() => desktop(registers)));
    row("race of 500 iterations, s on one thread", `${here.toFixed(2)}, the desktop${words} ${there.toFixed(2)}: 1/${(here / there).toFixed(1)} of its speed`, "1/4");
  }
  await page.close();
}
await context.close();
end();
console.log(["| what | found | aim |", "|---|---|---|", ...rows].join("\n"));
process.exit(0);
