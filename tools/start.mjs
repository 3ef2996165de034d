#!/usr/bin/env node
// `npm start`: from a fresh clone to the reader in the browser, the example pair open.
import { join } from 'node:path';
import { build } from './build.mjs';
import { serve } from './serve.mjs';
import { root, say, setUp } from './setup.mjs';

await setUp({ builds: ['reader'] });
await build();
const { url } = await serve(join(root, 'dist/app'), { port: Number(process.env.PORT ?? 8377) });
say(`the reader stands at ${url} (Ctrl-C ends it)`);
