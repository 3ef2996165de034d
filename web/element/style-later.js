// @ts-check
// How the rest looks: what no first screen shows. It comes after style.js, and loads once the first screen stands.
export const css = `
.sheet { position: absolute; inset-block-start: calc(100% + 6px); inset-inline-end: 0; z-index: 6; inline-size: max-content; max-inline-size: min(92cqi, 340px); max-block-size: 70vh; overflow: auto; background: var(--raised);
  border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 10px 34px rgb(0 0 0 / .14); padding: 10px; display: grid; gap: 8px; }
.sheet.list { padding: 5px; gap: 0; }
.sheet.list button { text-align: start; }
.field { display: grid; grid-template-columns: 4.5em 1fr; align-items: center; gap: 10px; }
.field > span { color: var(--soft); }
.dimmed .row:not(.focused) .unit, .dimmed .pane .unit:not(.focused, .level) { opacity: .32; } .dimmed .unit { transition: opacity .25s; }
.vertical .rows { writing-mode: vertical-rl; width: 100%; height: min(calc(100vh - 200px), 46em); min-height: 20em; overflow-x: auto; } .vertical .batch { display: contents; } .vertical .row { display: block; content-visibility: visible; padding: 0 calc(var(--duidu-gap) * .5); } .vertical .cell { max-inline-size: 100%; }
.lifted .repair[data-reading]:not([data-reading=""]), .sounded .sound { display: ruby; }
.lifted .repair[data-reading]:not([data-reading=""])::after, .sounded .sound::after { content: attr(data-reading) / ""; display: ruby-text; font: .5em/1.1 var(--sans); color: var(--soft); text-align: center; padding-inline: .12em; }
:is(.lifted, .sounded) .cell { line-height: max(2.1, var(--duidu-leading)); }
::highlight(duidu-find) { background-color: light-dark(#ffe08a, #6b5200); color: light-dark(#1f1b16, #fff); }
::highlight(duidu-here) { background-color: light-dark(#ffb44d, #a86a00); color: light-dark(#1f1b16, #fff); }
::highlight(duidu-evidence) { background-color: light-dark(#e6d3f2, #48305a); }
::highlight(duidu-note) { background-color: light-dark(#fdeab5, #4a3b10); }
.arrived > .cell, .unit.arrived { animation: arrive 1.6s ease-out; }
@keyframes arrive { from { background: var(--shared); } to { background: transparent; } }
.remark-line { margin: 0; padding: 6px 16px; border-block-end: 1px solid var(--line); background: var(--duidu-repair-tint); font-size: 13px; } .remark-line button { border-color: currentColor; padding-block: 1px; }
.original .repair[data-chosen], .undone { outline: none; text-decoration: underline dotted var(--duidu-repair-line) 1px; text-underline-offset: 5px; }
.status .choices { display: inline-flex; flex-wrap: wrap; gap: 4px; }
.status .choices button { border-color: currentColor; } .doubts { flex: 1; } .doubts p { margin: 0; }
.peek { position: fixed; z-index: 9; max-inline-size: min(360px, 88vw); margin: 0; inset: auto; background: var(--raised); color: var(--ink); border: 1px solid var(--line); border-radius: 9px; padding: 9px 13px; font-size: 13.5px; line-height: 1.65; box-shadow: 0 8px 28px rgb(0 0 0 / .16); }
.peek .what { color: var(--soft); font-size: 12px; display: block; } .peek q { quotes: none; font-family: var(--serif-hans); font-size: 15px; }

.reveal { grid-column: 1 / -1; justify-self: center; inline-size: 100%; max-inline-size: calc(var(--duidu-measure) + 4em); background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: 10px 16px 12px; margin-block: 8px; display: grid; gap: 10px; font-size: 13px; }
.reveal .one { display: grid; gap: 2px; border-inline-start: 3px solid var(--link); padding-inline-start: 11px; }
.reveal .one .why { color: var(--soft); font-size: 12.5px; }
.reveal blockquote { margin: 0; font: 400 calc(var(--duidu-size) * .94)/1.7 var(--serif-hans); }
.reveal blockquote:lang(zh-Hant) { font-family: var(--serif-hant); }
.reveal mark { background: var(--shared); color: inherit; text-decoration: underline solid var(--link) 1px; text-underline-offset: 4px; }
.reveal .deeds { display: flex; gap: 6px; align-items: center; }

.panel { position: fixed; inset-block-end: 16px; inset-inline-end: 16px; z-index: 8; inline-size: min(430px, calc(100vw - 32px)); max-block-size: min(74vh, 620px); overflow: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 12px; box-shadow: 0 14px 44px rgb(0 0 0 / .2); padding: 0 18px 16px; font-size: 13.5px; }
.panel:focus, .reveal:focus { outline: none; }
.panel > header { position: sticky; inset-block-start: 0; background: var(--raised); display: flex; gap: 4px; align-items: center; padding-block: 11px 8px; margin-block-end: 4px; border-block-end: 1px solid var(--line); }
.panel > header h2 { font-size: 14px; margin: 0; flex: 1; font-weight: 600; }
.panel dl { display: grid; grid-template-columns: 4em minmax(0, 1fr); gap: 7px 10px; margin: 8px 0; }
.panel dt { color: var(--soft); } .panel dd { margin: 0; overflow-wrap: anywhere; }
.panel .quote { font: 400 17px/1.75 var(--serif-hans); } .panel .quote b { background: var(--duidu-repair-tint); text-decoration: underline dotted var(--duidu-repair-line) 2px; text-underline-offset: 5px; font-weight: inherit; }
.hex { font: 12.5px/1.7 ui-monospace, "SF Mono", Menlo, Consolas, monospace; word-spacing: .1em; } .hex b { color: var(--duidu-repair-line); font-weight: 600; text-decoration: underline dotted; text-underline-offset: 3px; }
.deeds { display: flex; flex-wrap: wrap; gap: 6px; align-items: baseline; } .deeds + .deeds { margin-block-start: 8px; } .deeds button { border-color: var(--line); }
.panel ul { list-style: none; padding: 0; margin: 6px 0 0; } .panel li { padding: 4px 0; border-block-end: 1px solid var(--line); } .panel li:last-child { border: 0; }
.panel details > summary { cursor: pointer; padding: 4px 0; } .panel textarea { inline-size: 100%; min-block-size: 5em; resize: vertical; }
.panel .jump { text-align: start; inline-size: 100%; padding: 3px 6px; overflow-wrap: anywhere; }
.panel ol { list-style: none; padding: 0; margin: 6px 0 0; } .panel h3 { font-size: 13px; margin: 12px 0 2px; color: var(--soft); font-weight: 600; }
.about dl { grid-template-columns: 5em minmax(0, 1fr); align-items: baseline; } .about .from { color: var(--soft); font-size: 12px; display: block; } .about .jump { padding: 0; }
.boxes { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 4px 10px 8px; display: flex; flex-wrap: wrap; gap: 4px 14px; } .boxes legend { color: var(--soft); font-size: 12.5px; } .boxes label { display: inline-flex; gap: 5px; align-items: center; min-block-size: 26px; cursor: pointer; }
.terms .jump { display: grid; grid-template-columns: auto auto 1fr; gap: 2px 8px; align-items: baseline; } .terms .jump b { text-align: end; grid-column: 3; }
.terms .salience { grid-column: 1 / -1; block-size: 2px; border-radius: 1px; background: var(--link); opacity: .45; }
.year .jump { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: baseline; } .year time, .year .of { color: var(--soft); font-variant-numeric: tabular-nums; } .year .jump > :last-child { flex: 1 1 12em; }
.tag:is(.deadline, .effective) { color: var(--seal); }
.survey .why { color: var(--soft); margin: 6px 0 8px; } .survey .of { font: 600 11px/1 var(--serif-hans); color: var(--seal); border: 1px solid; border-radius: 3px; padding: 1px 3px; margin-inline-end: 6px; } .survey .tag { margin-inline-end: 6px; }
.survey details { border-block-end: 1px solid var(--line); } .survey summary { display: flex; align-items: baseline; gap: 10px; } .survey summary b { font: 600 16px/1.6 var(--serif-hans); flex: 1; } .survey summary .of { border: 0; color: var(--soft); font: 12.5px var(--sans); font-variant-numeric: tabular-nums; } .survey summary::after { content: "›" / ""; color: var(--soft); } .survey details[open] summary::after { transform: rotate(90deg); }
.place { font: 400 15px/1.65 var(--serif-hans); border-radius: 6px; } .place b { font-weight: 700; } .survey section .place b { text-decoration: underline solid var(--duidu-changed-line) 2px; text-underline-offset: 4px; } .survey [data-same="true"] .place b { text-decoration-color: var(--line); }
.pairs li { display: grid; grid-template-columns: 1fr 22px 1fr; align-items: start; gap: 2px; } .pairs .sign { text-align: center; font-weight: 600; padding-block: 4px; color: var(--duidu-changed-line); } .pairs [data-same="true"] .sign { color: var(--soft); }
.spread:has(> .panel) { grid-template-columns: 368px minmax(0, 1fr) 46px; } .spread:has(> .panel) > .outline { display: none; }
.spread > .panel { position: sticky; inset: calc(var(--top) + 46px) auto auto; align-self: start; inline-size: auto; block-size: calc(100vh - var(--top) - 46px); max-block-size: none; border: 0; border-inline-end: 1px solid var(--line); border-radius: 0; box-shadow: none; background: var(--paper); z-index: 1; } .spread > .panel > header { background: var(--paper); }
.handle { position: absolute; z-index: 7; display: flex; gap: 2px; background: var(--raised); border: 1px solid var(--line); border-radius: 9px; padding: 3px; box-shadow: 0 6px 20px rgb(0 0 0 / .16); }

.overview { display: grid; grid-template-columns: 13px 1fr 13px; padding: 9px 7px 10px 0; } .overview .one { display: grid; grid-template-rows: 18px minmax(0, 1fr); justify-items: center; font: 600 11px/14px var(--serif-hans); color: var(--seal); } .overview svg { inline-size: 100%; block-size: calc(100% - 18px); margin-block-start: 18px; overflow: visible; pointer-events: none; }
.strip { position: relative; inline-size: 13px; background: color-mix(in srgb, var(--line) 45%, transparent); border-radius: 3px; cursor: pointer; } .strip i { position: absolute; inset-inline: 2px; min-block-size: 3px; border-radius: 1px; }
.strip .changed { background: repeating-linear-gradient(90deg, var(--duidu-changed-line) 0 2px, transparent 2px 3.5px); } .strip .new { background: var(--duidu-new-line); } .strip .dropped { border: 1.5px solid var(--duidu-dropped-line); min-block-size: 4px; } .strip .moved { border-block: 2px solid var(--duidu-moved-line); min-block-size: 6px; }
.strip .linked { background: var(--link); inset-inline: 4px; opacity: .6; } .strip i.here { inset-inline: -1px; opacity: 1; outline: 1px solid var(--ink); } .strip .tick { inset-inline: -2px; min-block-size: 2px; background: light-dark(#b06f00, #ffc24d); z-index: 1; }
.strip .window { position: absolute; inset-inline: -3px; min-block-size: 8px; border: 1.5px solid color-mix(in srgb, var(--ink) 55%, transparent); border-radius: 4px; background: color-mix(in srgb, var(--ink) 6%, transparent); pointer-events: none; }
.overview line { stroke: var(--duidu-moved-line); stroke-width: 1; opacity: .55; } .overview line.here { stroke: var(--ink); stroke-width: 2; opacity: 1; }

.help { inset: 0; margin: auto; inline-size: min(760px, 94vw); max-block-size: 86dvh; overflow: auto; border: 1px solid var(--line); border-radius: 12px; background: var(--raised); color: var(--ink); padding: 0 22px 18px; font: 13.5px/1.6 var(--sans); box-shadow: 0 14px 44px rgb(0 0 0 / .2); }
.help::backdrop { background: rgb(0 0 0 / .35); } .help header { position: sticky; inset-block-start: 0; display: flex; align-items: center; padding-block: 12px 8px; background: var(--raised); border-block-end: 1px solid var(--line); }
.help h2 { font-size: 16px; margin: 0; flex: 1; } .help h3 { font-size: 13px; margin: 0 0 6px; color: var(--soft); } .groups { columns: 320px 2; column-gap: 30px; } .help section { break-inside: avoid-column; padding-block-start: 14px; }
.help dl { display: grid; grid-template-columns: 10.5em minmax(0, 1fr); gap: 5px 12px; margin: 0; align-items: baseline; } .help dd { margin: 0; } .chord { white-space: nowrap; }
kbd { font: 600 12px/1.5 ui-monospace, Menlo, Consolas, monospace; border: 1px solid var(--line); border-block-end-width: 2px; border-radius: 4px; padding: 1px 6px; background: var(--paper); white-space: nowrap; }

.panes { display: grid; grid-template-columns: 1fr 1fr; gap: 0; block-size: calc(100vh - var(--top) - 60px); margin-inline: calc(-1 * clamp(14px, 3cqi, 36px)); margin-block-end: -64px; }
.pane { overflow: auto; padding: 0 clamp(16px, 3cqi, 40px) 40vh; scrollbar-width: thin; } .pane + .pane { border-inline-start: 1px solid var(--line); }
.pane .unit { content-visibility: auto; contain-intrinsic-size: auto 6em; } .pane .unit, .pane .fold { margin-block-end: var(--duidu-gap); } .pane .cell { margin-inline: auto; } .pane .head { margin: 18px auto; }
.pane .unit.level { background: linear-gradient(to right, var(--shared), transparent 70%); }

@container duidu (max-width: 720px) {
  .sheet { position: fixed; inset: auto 0 0 0; max-inline-size: none; inline-size: auto; border-radius: 14px 14px 0 0; padding: 18px 18px 28px; z-index: 9; }
  .panel { inset-inline: 0; inset-block-end: 0; inline-size: 100%; max-block-size: 66vh; border-radius: 14px 14px 0 0; z-index: 9; }
  .panes { block-size: auto; display: block; } .pane { overflow: visible; padding-block-end: 24px; }
}
@media (forced-colors: active) { .strip, .strip i, .strip .window { forced-color-adjust: none; } .strip { outline: 1px solid CanvasText; background: Canvas; } .strip .changed { background: repeating-linear-gradient(90deg, CanvasText 0 2px, Canvas 2px 3.5px); } .strip .new { background: CanvasText; } .strip :is(.dropped, .moved) { border-color: CanvasText; } .strip .tick, .strip .linked { background: Highlight; } .overview line { stroke: CanvasText; } .strip .window { border-color: Highlight; } }
@media print {
  :host { --duidu-size: 11pt; color-scheme: light; background: none; }
  .toolbar, .outline, .overview, .panel, .peek, .thumb, .handle, .status, .restore { display: none !important; }
  .reader { display: block !important; max-block-size: none !important; } .scroll { overflow: visible !important; }
  .spread, .spread.outlined { display: block; } .text { padding: 0; }
  .batch, .pane .unit { content-visibility: visible !important; } .row { content-visibility: visible !important; display: grid; break-inside: auto; } .filtered .row:not(.hit) { display: grid; }
  .read.paired .row { display: grid !important; } .read.paired .row > .cell.a, .read.paired .row > .cell.b { display: block !important; }
  .row.brief > .cell > .unit { display: block !important; overflow: visible !important; color: inherit; } .run { display: none; }
  .read.paired[data-active="a"] .row.identical > .cell.b, .read.paired[data-active="b"] .row.identical > .cell.a { display: none !important; }
  .fold::details-content { content-visibility: visible; block-size: auto; } .panes { display: block; block-size: auto; } .pane { overflow: visible; padding-block-end: 0; }
  /* without colours: what only A has is struck, what only B has is underlined, what moved has two lines, whole rows too */
  del:is(.dropped, .changed, .moved) { text-decoration: line-through solid 1px !important; } ins:is(.new, .changed, .moved) { text-decoration: underline solid 1px !important; } .moved:is(ins, del) { text-decoration-style: double !important; }
  .read.paired[data-active="a"] .row > .cell.b, .read.paired[data-active="b"] .row > .cell.a { border-inline-start: 2px solid; padding-inline-start: 12px; margin-block-start: 4px; } .read.paired .gutter { display: none; } .read.paired .head { display: grid !important; }
  .pane + .pane { border: 0; break-before: page; } .gutter button { background: none; }
}
`;
