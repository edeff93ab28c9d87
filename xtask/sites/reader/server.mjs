// Serves a folder as a static host does.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** The file that a path of the site leads to, if there is one. */
export function resolve(folder, path) {
  const plain = normalize(join(folder, decodeURIComponent(path)));
  if (!plain.startsWith(normalize(folder))) return undefined;
  const places = path.endsWith("/") ? [join(plain, "index.html")] : [plain, `${plain}.html`, join(plain, "index.html")];
  return places.find((place) => existsSync(place) && statSync(place).isFile());
}

/** Serves `folder` at an address of its own, and gives the server and the address. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const file = resolve(folder, new URL(request.url, "http://site").pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "max-age=3600" });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}
