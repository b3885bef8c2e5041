// halfpipe in a real Chromium.
import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
];
export const SESSION = "halfpipe/session.ron";

export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// Wait until `what` is true, for a minute at most.
export async function until(name, what, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(100)) {
    const found = await what();
    if (found) return found;
  }
  throw new Error(`waited in vain for ${name}`);
}

export async function browser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const profile = await mkdtemp(join(tmpdir(), "halfpipe-chromium-"));
  return chromium.launchPersistentContext(profile, {
    executablePath, args: FLAGS, headless: true, acceptDownloads: true, viewport: { width: 1280, height: 720 }, locale: "en",
    permissions: ["clipboard-read", "clipboard-write"],
  });
}

// A tab, once its first frame is there; what it says and asks for is noted.
export async function open(context, address, log = { requests: [], errors: [] }) {
  const page = await context.newPage();
  page.on("request", (request) => log.requests.push(request.url()));
  page.on("pageerror", (error) => log.errors.push(String(error)));
  page.on("console", (line) => ["error", "warning"].includes(line.type()) && log.errors.push(line.text()));
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("halfpipe-started").length > 0, null, { timeout: 60_000 });
  await rest(page);
  return page;
}

// The picture of the page, once two in a row are the same.
export async function rest(page, options = {}) {
  let before = null;
  return until("a page at rest", async () => {
    const now = await page.screenshot({ ...options });
    const same = before && now.equals(before);
    before = now;
    await sleep(150);
    return same && now;
  });
}

export const stored = (page, name = SESSION) => page.evaluate((name) => localStorage.getItem(name) ?? "", name);

// The session, once it fits; it is written two seconds after the last change.
export const session = (page, name, fits) => until(name, async () => {
  const text = await stored(page);
  return fits(text) && text;
});

// Count the frames that pages draw from now on, in `window.draws`; nothing gets to the renderer.
export const countDraws = (context) => context.addInitScript(() => {
  window.draws = 0;
  let isCounted = false;
  const gl = WebGL2RenderingContext.prototype;
  gl.drawElements = () => {
    if (!isCounted) {
      window.draws += 1;
      isCounted = true;
      queueMicrotask(() => { isCounted = false; });
    }
  };
  gl.clear = gl.bufferData = () => {};
});

// The process of the page that has worked most, and the seconds that its main thread has worked.
export async function busiest(context) {
  const client = await context.browser().newBrowserCDPSession();
  const { processInfo } = await client.send("SystemInfo.getProcessInfo");
  const { id } = processInfo.filter(({ type }) => type === "renderer").toSorted((a, b) => b.cpuTime - a.cpuTime)[0];
  return () => {
    const fields = readFileSync(`/proc/${id}/task/${id}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  };
}

// Export what is shown under a name.
export async function download(page, name) {
  await page.keyboard.press("Control+e");
  await sleep(400);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(name);
  const download = page.waitForEvent("download", { timeout: 120_000 });
  await page.keyboard.press("Enter");
  return download;
}

// How many pixels of two pictures of one size differ.
export async function differing(context, ...pictures) {
  const page = await context.newPage();
  const count = await page.evaluate(async (texts) => {
    const pixels = async (text) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
      const drawing = new OffscreenCanvas(image.width, image.height).getContext("2d");
      drawing.drawImage(image, 0, 0);
      return new Uint32Array(drawing.getImageData(0, 0, image.width, image.height).data.buffer);
    };
    const [first, second] = await Promise.all(texts.map(pixels));
    return first.length === second.length ? first.filter((pixel, index) => pixel !== second[index]).length : Infinity;
  }, pictures.map((picture) => picture.toString("base64")));
  await page.close();
  return count;
}
