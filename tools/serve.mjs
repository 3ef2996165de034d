#!/usr/bin/env node
// A static server for one folder, on this machine only: the right types, no cache, nothing from outside the folder.
//
//   node tools/serve.mjs [folder] [port]      dist/app and 8377, or the next port that is free
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.webmanifest': 'application/manifest+json', '.md': 'text/markdown', '.txt': 'text/plain',
};

/** The file that an address means, or undefined. @param {string} folder @param {string} address */
function fileAt(folder, address) {
  let file;
  try { file = normalize(join(folder, decodeURIComponent(new URL(address, 'http://localhost').pathname))); } catch { return; }
  if (file !== folder && !file.startsWith(folder + sep)) return;
  const status = statSync(file, { throwIfNoEntry: false });
  if (status?.isDirectory()) return fileAt(folder, `${new URL(address, 'http://localhost').pathname.replace(/\/?$/, '/')}index.html`);
  return status?.isFile() ? { file, length: status.size } : undefined;
}

/** Serves `folder`; resolves with the server and its address. @param {string} folder @param {{port?: number, headers?: Record<string, string>}} [options] */
export const serve = (folder, { port = 0, headers = {} } = {}) => new Promise((done, failed) => {
  const base = resolve(folder);
  const server = createServer((request, response) => {
    const found = fileAt(base, request.url ?? '/');
    if (!found && request.url === '/favicon.ico') return response.writeHead(204).end(); // a browser asks for it by itself
    if (!found) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n');
    response.writeHead(200, { 'Content-Type': types[extname(found.file)] ?? 'application/octet-stream', 'Content-Length': found.length, 'Cache-Control': 'no-cache', ...headers });
    if (request.method === 'HEAD') return response.end();
    readFile(found.file).then(bytes => response.end(bytes), () => response.destroy()); // whole: piece by piece, the core takes half as long again
  });
  server.on('error', error => error.code === 'EADDRINUSE' && port ? server.listen(++port, 'localhost') : failed(error));
  server.listen(port, 'localhost', () => done({ server, url: `http://localhost:${server.address().port}/` }));
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(process.argv[2] ?? 'dist/app', { port: Number(process.argv[3] ?? process.env.PORT ?? 8377) });
  console.log(url);
}
