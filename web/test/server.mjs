// A static server like any other, which also notes what it is asked for.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

// Serve `folder` below the path `/some/where/`; returns the address and a function that ends it.
export async function serve(folder) {
  const base = "/some/where/";
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const name = path.startsWith(base) ? normalize(path.slice(base.length) || "index.html") : "";
    try {
      if (!name || name.startsWith("..")) throw new Error("elsewhere");
      const packed = await readFile(join(folder, `${name}.br`)).catch(() => null);
      const body = packed ?? (await readFile(join(folder, name)));
      const headers = { "Content-Type": TYPES[extname(name)] ?? "application/octet-stream", "Content-Length": body.length };
      response.writeHead(200, packed ? { ...headers, "Content-Encoding": "br" } : headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}${base}`, end: () => server.close() };
}
