#!/usr/bin/env node
// Pictures of the reader with the example pair, wide and as on a telephone, light and dark: build/screenshots/*.png.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { serve } from './serve.mjs';
import { browser, root, say, setUp } from './setup.mjs';

await setUp({ builds: ['reader'], browser: true });
await build();
const { chromium } = await import('playwright-core');
const { server, url } = await serve(join(root, 'dist/app'));
const running = await chromium.launch({ executablePath: browser(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
mkdirSync(join(root, 'build/screenshots'), { recursive: true });
for (const [name, width, height] of [['wide', 1280, 900], ['narrow', 390, 844]])
  for (const colorScheme of ['light', 'dark']) {
    const page = await running.newPage({ viewport: { width, height }, colorScheme });
    page.on('console', message => { if (message.type() === 'error') say(`console: ${message.text()}`); });
    page.on('pageerror', error => say(`page: ${error.message}`));
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(1500); // the worker answers after the network is quiet
    const path = join(root, `build/screenshots/${name}-${colorScheme}.png`);
    await page.screenshot({ path });
    say(path);
    await page.close();
  }
await running.close();
server.close();
