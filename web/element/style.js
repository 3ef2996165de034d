// @ts-check
// How it looks: paper and ink, one quiet text, colour only where the eye should stop; each kind of mark has a shape too, so that nothing hangs on colour.
//
//     new  solid underline · dropped  strike · changed  wavy · moved  double · repair  dotted · shared  thin line
export const css = `
:host {
  --paper: light-dark(#fffdf8, #16181b); --ink: light-dark(#1f1b16, #e8e4dc); --soft: light-dark(#6b6256, #a59e92); --line: light-dark(#e6dfd2, #2f3236);
  --raised: light-dark(#fff, #1e2125); --hover: light-dark(#f5efe3, #24272c); --seal: light-dark(#a23b2a, #e08a78); --link: light-dark(#275d70, #84bfd2); --shared: light-dark(#e4eff1, #1c2f36);
  --duidu-new-tint: light-dark(#e3f1e5, #17301d); --duidu-new-line: light-dark(#246b37, #6fbf83);
  --duidu-dropped-tint: light-dark(#fbe6e3, #3a1c1a); --duidu-dropped-line: light-dark(#b3362b, #ee8a80);
  --duidu-changed-tint: light-dark(#fdf0cf, #352a0d); --duidu-changed-line: light-dark(#7d5800, #dcb04a);
  --duidu-moved-tint: light-dark(#e5eafb, #1c2545); --duidu-moved-line: light-dark(#3a56b5, #93a8f0);
  --duidu-repair-tint: light-dark(#efe4f6, #2d1f38); --duidu-repair-line: light-dark(#7a3f9d, #c49be0);
  --duidu-size: 17px; --duidu-leading: 1.75; --duidu-measure: 34em; --duidu-gap: 0.7em; --duidu-height: 100dvh;
  --serif-hans: "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", SimSun, serif;
  --serif-hant: "Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", "Songti TC", PMingLiU, serif;
  --sans: "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif;
  --top: 0px;
  display: block; position: relative; color-scheme: light dark; background: var(--paper); color: var(--ink); container: duidu / inline-size;
  font: 400 14px/1.5 var(--sans); text-align: start; -webkit-text-size-adjust: 100%; min-block-size: 12em;
}
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host(:lang(zh-Hant)) { --sans: "PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei", system-ui, sans-serif; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.aside-word { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { background: none; border: 1px solid transparent; border-radius: 6px; padding: 4px 9px; min-block-size: 30px; min-inline-size: 30px; cursor: pointer; }
button:hover { background: var(--hover); }
button[aria-pressed="true"], button[aria-expanded="true"], [role="radio"][aria-checked="true"] { background: var(--hover); color: var(--seal); }
button:disabled { opacity: .45; cursor: default; }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
input, select, textarea { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: 4px 8px; min-block-size: 30px; }

input { accent-color: var(--seal); } input[type="checkbox"] { inline-size: 18px; block-size: 18px; min-block-size: 0; justify-self: start; } input[type="range"] { padding: 0; }

.toolbar { min-block-size: 47px; position: sticky; inset-block-start: var(--top); z-index: 4; display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; padding: 7px 16px; background: color-mix(in srgb, var(--paper) 94%, transparent);
  backdrop-filter: blur(8px); border-block-end: 1px solid var(--line); }
.toolbar .grow { flex: 1; }
.segments { display: inline-flex; border: 1px solid var(--line); border-radius: 8px; padding: 1px; background: var(--raised); }
.segments button { border-radius: 6px; padding: 2px 11px; min-block-size: 28px; color: var(--soft); }
.segments button[aria-checked="true"] { font-weight: 600; }
.finder { display: inline-flex; align-items: center; gap: 2px; }
.finder input { inline-size: 11em; }
.finder output { color: var(--soft); font-size: 12.5px; padding-inline: 4px; white-space: nowrap; }
.menu { position: relative; display: inline-block; }

.status { padding: 8px 16px; display: flex; gap: 10px; align-items: center; color: var(--soft); border-block-end: 1px solid var(--line); }
.status:has(progress) { position: absolute; inset-inline: 0; z-index: 3; background: var(--paper); }
.status.error { color: var(--duidu-dropped-line); background: var(--duidu-dropped-tint); }
.status progress { inline-size: 130px; block-size: 4px; accent-color: var(--seal); }

.summary { display: flex; flex-wrap: wrap; gap: 4px 6px; align-items: center; padding: 9px 16px 8px; border-block-end: 1px solid var(--line); font-size: 13.5px; }
.summary .remark { color: var(--soft); margin-inline-start: 6px; font-size: 12.5px; }
.chip { display: inline-flex; align-items: baseline; gap: 5px; border: 1px solid var(--line); border-radius: 99px; padding: 2px 11px; min-block-size: 28px; background: var(--raised); }
.chip b { font-weight: 600; font-variant-numeric: tabular-nums; }
.chip::before { content: "" / ""; inline-size: 12px; align-self: center; border-block-end: 3px solid var(--mark, var(--soft)); }
.chip.changed { --mark: var(--duidu-changed-line); } .chip.new { --mark: var(--duidu-new-line); } .chip.dropped { --mark: var(--duidu-dropped-line); } .chip.moved { --mark: var(--duidu-moved-line); }
.chip.repair { --mark: var(--duidu-repair-line); } .chip.linked { --mark: var(--link); }
.chip.changed::before { border-block-end-style: dashed; } .chip.moved::before { border-block-end-style: double; } .chip.repair::before { border-block-end-style: dotted; }
.summary .group { display: inline-flex; flex-wrap: wrap; gap: 4px 6px; } .summary .group + .group { border-inline-start: 1px solid var(--line); padding-inline-start: 9px; margin-inline-start: 3px; }
.chip small { font: 600 11px/1 var(--serif-hans); color: var(--seal); border: 1px solid; border-radius: 3px; padding: 1px 2px; align-self: center; }
.chip.alone::before { inline-size: 8px; block-size: 8px; border: 1.5px solid var(--soft); border-radius: 50%; } .chip.list::after { content: "›" / ""; color: var(--soft); }
.chip.weak::before { inline-size: 20px; block-size: 12px; border: 1px solid var(--soft); border-radius: 99px; background: radial-gradient(circle at 5px, var(--soft) 3px, transparent 3.5px); } .chip.weak[aria-checked="true"]::before { background: radial-gradient(circle at 13px, var(--seal) 3.5px, transparent 4px); border-color: var(--seal); }
.chip[aria-pressed="true"] { border-color: currentColor; background: var(--hover); }

.spread { display: grid; grid-template-columns: minmax(0, 1fr) 46px; }
.spread.outlined { grid-template-columns: 212px minmax(0, 1fr) 46px; }
.outline { position: sticky; inset-block-start: calc(var(--top) + 46px); align-self: start; max-block-size: calc(100vh - var(--top) - 46px); overflow: auto; padding: 16px 8px 28px 16px; font-size: 13px; line-height: 1.5; scrollbar-width: thin; }
.outline h2 { font-size: 12px; font-weight: 600; color: var(--soft); margin: 0 0 6px 8px; letter-spacing: .08em; }
.outline ol { list-style: none; margin: 0 0 18px; padding: 0; }
.outline a { display: block; padding: 4px 8px; border-radius: 6px; text-decoration: none; color: var(--soft); border-inline-start: 2px solid transparent; }
.outline a:hover { background: var(--hover); color: var(--ink); }
.outline a[aria-current="true"] { color: var(--ink); border-inline-start-color: var(--seal); border-start-start-radius: 0; border-end-start-radius: 0; }
.outline li[data-level="2"] a { padding-inline-start: 20px; } .outline li[data-level="3"] a { padding-inline-start: 32px; } .outline li[data-level="4"] a, .outline li[data-level="5"] a { padding-inline-start: 44px; }
.overview { position: sticky; inset-block-start: calc(var(--top) + 46px); block-size: var(--tall, calc(100vh - var(--top) - 46px)); align-self: start; }

.text { min-inline-size: 0; padding: 0 clamp(14px, 3cqi, 36px) 64px; --columns: minmax(0, 1fr) 58px minmax(0, 1fr); }
.text:not(.read, .compare, .parallel) { padding-block: 0; } /* nothing is open: no room that what comes would push away */
.heads { position: relative; padding-block: 20px 14px; font-size: var(--duidu-size); }
.head { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 11px; align-items: start; }
.seal { grid-row: span 3; display: grid; place-items: center; inline-size: 26px; block-size: 26px; border: 1.5px solid var(--seal); color: var(--seal); border-radius: 4px; font: 600 14px/1 var(--serif-hans); margin-block-start: 3px; }
.head .name { font: 600 15px/1.5 var(--sans); overflow-wrap: anywhere; }
.head .facts { color: var(--soft); font-size: 12.5px; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; }
.head .facts button { padding: 0; min-block-size: 24px; color: var(--duidu-repair-line); text-decoration: underline dotted; text-underline-offset: 3px; } .head .facts .quiet { color: inherit; text-decoration: none; }
.head .sum { color: var(--duidu-repair-line); font-weight: 600; } .head .mended { text-align: start; } .mended .sample { display: inline-block; margin-inline-start: 6px; font: 14px/1.4 var(--serif-hans); color: var(--ink); } .mended s { color: var(--soft); text-decoration: none; }
.row, .heads { display: grid; grid-template-columns: var(--columns); align-items: baseline; } .heads { align-items: start; }
.single .row, .single .heads { grid-template-columns: minmax(0, 1fr); }
.row, .batch { overflow-clip-margin: 18px; } /* the edges of rows stand in the margin */
.row { content-visibility: auto; contain-intrinsic-size: auto 7em; padding-block: calc(var(--duidu-gap) * .5); }
.batch { content-visibility: auto; contain-intrinsic-size: auto 280em; } .batch:first-child, .batch:first-child > .row { content-visibility: visible; } /* in view at once: asking first would lay it out twice */
.cell { min-inline-size: 0; font: 400 var(--duidu-size)/var(--duidu-leading) var(--duidu-font, var(--serif-hans)); max-inline-size: var(--duidu-measure); inline-size: 100%; line-break: strict; overflow-wrap: anywhere;
  text-spacing-trim: trim-start; text-autospace: normal; text-wrap: pretty; hanging-punctuation: allow-end; }
.cell:lang(zh-Hant) { font-family: var(--duidu-font, var(--serif-hant)); }
.cell:lang(en), .cell:lang(und) { font-family: var(--duidu-font, Charter, Georgia, "Noto Serif", serif); }
.compare .cell.a, .compare .head.a { justify-self: end; } .head { max-inline-size: var(--duidu-measure); inline-size: 100%; }
.single .cell, .single .head { justify-self: center; }
.unit { margin: 0; padding: 0; white-space: pre-line; font-size: inherit; font-weight: inherit; scroll-margin-block: calc(var(--top) + 130px); }
.unit + .unit { margin-block-start: var(--duidu-gap); }
h2.unit, h3.unit, h4.unit, h5.unit, h6.unit { font-weight: 700; text-wrap: balance; line-height: 1.5; padding-block-start: .55em; }
.unit[data-depth="1"] { font-size: 1.3em; } .unit[data-depth="2"] { font-size: 1.14em; } .unit[data-depth="3"] { font-size: 1.05em; }
.unit.title { font-size: 1.5em; line-height: 1.42; padding-block: 0 .2em; }
.compare .unit.title { font-size: 1.3em; }
.unit.byline, .unit.editor, .unit.source_note, .unit.caption, .unit.image { color: var(--soft); font: 400 13.5px/1.6 var(--sans); }
.mixed .unit:is(.byline, .source_note) { color: inherit; font: inherit; }
.unit.list_item { padding-inline-start: 1.3em; position: relative; }
.unit.list_item::before { content: "·" / ""; position: absolute; inset-inline-start: .4em; color: var(--soft); font-weight: 700; }
.unit.list_item[data-number] { padding-inline-start: 1.9em; } .unit.list_item[data-number]::before { content: attr(data-number) "."; inset-inline-start: 0; min-inline-size: 1.4em; text-align: end; font-weight: inherit; font-variant-numeric: tabular-nums; }
.unit[data-level="2"]:is(.list_item, .further) { margin-inline-start: 1.5em; } .unit[data-level="3"]:is(.list_item, .further) { margin-inline-start: 3em; } .unit.further { padding-inline-start: 1.3em; }
.unit.term, .cell .unit.told { padding-inline-start: 0; } .unit.term { font-weight: 700; } .cell .unit.told { margin-inline-start: 1.3em; margin-block-start: 0; } .unit:is(.term, .told)::before { content: none; }
.unit:is(.quote, .quoted) { border-inline-start: 2px solid var(--line); padding-inline-start: .9em; color: var(--soft); }
.unit.code { font: 14px/1.6 ui-monospace, "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; background: var(--hover); padding: .6em .8em; border-radius: 6px; }
hr.unit { border: 0; border-block-start: 1px solid var(--line); margin-block: .8em; }
.table { overflow-x: auto; } .table caption { text-align: start; color: var(--soft); padding-block-end: .4em; } .table th { background: var(--hover); } .table table { white-space: pre-line; border-collapse: collapse; font-size: .88em; line-height: 1.55; }
.table :is(td, th) { border: 1px solid var(--line); padding: .3em .6em; text-align: start; vertical-align: top; font-weight: inherit; }
.indented .unit.paragraph { text-indent: 2em; }
em, .kai { font-style: normal; text-emphasis: none; font-family: "Kaiti SC", STKaiti, KaiTi, "AR PL UKai CN", var(--serif-hans); }
em.em { text-emphasis: dot; text-emphasis-position: under right; font-family: inherit; }
sup, sub { font-size: .68em; line-height: 0; } code { font: .86em/1.4 ui-monospace, "Noto Sans Mono CJK SC", monospace; background: var(--hover); padding: .1em .3em; border-radius: 3px; } .code code { font: inherit; background: none; padding: 0; } mark { background: light-dark(#fff3a8, #5a4d10); color: inherit; }
.marker { font-weight: 700; } .unit > .marker:first-child { font-weight: inherit; }

.fold { border: 0; margin: 0; font: 13px/1.5 var(--sans); color: var(--soft); }
.fold > summary { cursor: pointer; list-style: none; padding: 3px 9px; border: 1px dashed var(--line); border-radius: 6px; display: inline-flex; gap: 6px; align-items: center; min-block-size: 28px; }
.fold > summary::-webkit-details-marker { display: none; }
.fold > summary::before { content: "▸" / ""; font-size: 10px; } .fold[open] > summary::before { content: "▾" / ""; }
.fold > summary:hover { background: var(--hover); color: var(--ink); }
.fold .unit { font: 400 14px/1.7 var(--sans); color: var(--soft); margin-block: 4px; }
.fold .restore { font-size: 12.5px; border-color: var(--line); margin-block: 6px; }

.gutter { display: flex; flex-direction: column; align-items: center; gap: 2px; font-size: 11.5px; line-height: 1.35; color: var(--soft); text-align: center; }
.gutter button { padding: 2px 3px; min-block-size: 26px; min-inline-size: 42px; font-size: 11.5px; font-variant-numeric: tabular-nums; border-radius: 5px; background: color-mix(in srgb, var(--shade, var(--link)) calc(var(--alike, 0) * 22%), transparent); color: var(--ink); }
.gutter button:hover { outline: 1px solid var(--link); }
.row.same .gutter { opacity: .75; }
.row.changed .gutter { --shade: var(--duidu-changed-line); } .row.moved .gutter { --shade: var(--duidu-moved-line); }
.versions .row.only-a .cell.a, .row.moved > .cell.a { border-inline-start: 3px solid var(--edge); padding-inline-start: 12px; margin-inline-start: -15px; inline-size: calc(100% + 15px); max-inline-size: calc(var(--duidu-measure) + 15px); }
.versions .row.only-b .cell.b, .row.moved > .cell.b { border-inline-end: 3px solid var(--edge); padding-inline-end: 12px; margin-inline-end: -15px; inline-size: calc(100% + 15px); max-inline-size: calc(var(--duidu-measure) + 15px); }
.versions .row.only-a { --edge: var(--duidu-dropped-line); } .versions .row.only-b { --edge: var(--duidu-new-line); } .related .count::after, h2 .count::after { font-size: .55em; }
.versions .row.only-a > .cell > .unit > del:is(.dropped, .changed), .versions .row.only-b > .cell > .unit > ins:is(.new, .changed) { background: none; text-decoration: none; }
.row.moved > .cell { --edge: var(--duidu-moved-line); } .row.moved > .cell.a { border-inline-start-style: double; } .row.moved > .cell.b { border-inline-end-style: double; }
.row.sign .away { font: 13px/1.6 var(--sans); color: var(--duidu-moved-line); border: 1px dashed currentColor; padding: 3px 10px; text-align: start; }
.text:not(.filtered) .row.brief { padding-block: 0; } .text:not(.filtered) .row.brief > .cell > .unit:not(.table, .fold) { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden; cursor: pointer; margin: 0; padding-block: 0; }
.row.brief > .cell > .unit.paragraph { color: var(--soft); } .row.brief > .cell > .unit:hover { color: var(--ink); background: var(--hover); }
.hints { display: grid; grid-template-columns: minmax(0, 1fr); gap: 3px; padding-block-start: .25em; } .hint { display: flex; gap: 8px; align-items: baseline; color: var(--soft); text-decoration: none; font-size: 14px; line-height: 1.7; border-radius: 5px; min-block-size: 24px; } .hint > :last-child { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-inline-size: 0; } .hint:hover { color: var(--ink); background: var(--hover); }
.tag { flex: none; font: 12px/1.5 var(--sans); color: var(--link); border: 1px solid currentColor; border-radius: 99px; padding: 0 8px; justify-self: start; } .row.brief .hint:nth-child(n + 2) { display: none; } .hint .tag { border: 0; padding: 0; }
.run { font: 13px/1.5 var(--sans); color: var(--soft); border: 1px dashed var(--line); padding: 2px 10px; min-block-size: 28px; } .run::after { content: "▾" / ""; font-size: 10px; margin-inline-start: 6px; } .run[aria-expanded="true"]::after { content: "▴" / ""; }
.filtered .row:not(.hit) { display: none; }

ins, del { color: inherit; text-decoration-thickness: 1.5px; text-underline-offset: 4px; border-radius: 2px; }
ins.new { background: var(--duidu-new-tint); text-decoration: underline solid var(--duidu-new-line) 1.5px; }
del.dropped { background: var(--duidu-dropped-tint); text-decoration: line-through solid var(--duidu-dropped-line) 1.5px; }
.changed:is(ins, del) { background: var(--duidu-changed-tint); text-decoration: underline wavy var(--duidu-changed-line) 1px; }
.moved:is(ins, del) { background: var(--duidu-moved-tint); text-decoration: underline double var(--duidu-moved-line) 1px; }
:is(ins, del, .count, .repair)[data-word]::before { content: attr(data-word); position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
:is(ins, del)[data-kind="number"] { font-weight: 700; }
:is(ins, del)[data-kind="renumbering"] { background: none; text-decoration: underline dotted var(--soft) 1px; }
.current:is(ins, del, .repair, .passage) { outline: 2px solid var(--seal); outline-offset: 2px; }
.repair { scroll-margin-block: 3em; text-decoration: underline dotted transparent 1px; text-underline-offset: 5px; cursor: help; }
.marked .repair, .row:hover .repair, .row:focus-within .repair { text-decoration-color: var(--duidu-repair-line); }
.repair.loud { background: var(--duidu-repair-tint); text-decoration: underline dotted var(--duidu-repair-line) 2px; border-radius: 2px; }
.repair[data-chosen] { outline: 1px dashed var(--duidu-repair-line); }
.passage { text-decoration: underline solid transparent 1px; text-underline-offset: 5px; cursor: pointer; }
.passage.near, .row:hover .passage, .row:focus-within .passage { text-decoration-color: color-mix(in srgb, var(--link) 45%, transparent); }
.passage:hover { background: var(--shared); text-decoration-color: var(--link); }
.reference { color: inherit; text-decoration: none; background-image: linear-gradient(var(--line), var(--line)); background-size: 100% 1px; background-position: 0 96%; background-repeat: no-repeat; cursor: pointer; }
.reference:hover, .hyperlink:hover { color: var(--link); }
.hyperlink { color: inherit; text-decoration: underline solid var(--line) 1px; text-underline-offset: 5px; }
.count::after { content: attr(data-sign) / ""; font: 600 .62em/1 var(--sans); vertical-align: super; color: var(--duidu-new-line); padding-inline-start: 1px; }
.count.cut::after { content: none; }
.count[data-holds="false"]::after { color: var(--duidu-dropped-line); }
.further { background: none; text-decoration: none; } .further::before { content: "↓" / ""; font: .72em/1 var(--sans); color: var(--link); vertical-align: super; padding-inline: 2px; }
.date:hover { background: var(--hover); }

.empty { padding: 48px 24px; text-align: center; color: var(--soft); }
.thumb { display: none; }


/* one column with the counterpart inside: the single view, and every view on a phone */
.read.paired .row { grid-template-columns: minmax(0, 1fr); }
.read.paired .heads { grid-template-columns: minmax(0, 1fr); }
.read.paired[data-active="a"] .row:not(.open) > .cell.b, .read.paired[data-active="b"] .row:not(.open) > .cell.a { display: none; }
.read.paired[data-active="a"] .head.b, .read.paired[data-active="b"] .head.a { display: none; }
.read.paired .cell, .read.paired .head { justify-self: center; }
.read.paired[data-active="b"] .row > .cell.b { order: -1; }
.read.paired[data-active="a"] .row.open > .cell.b, .read.paired[data-active="b"] .row.open > .cell.a { border-inline-start: 3px solid var(--link); padding: 6px 0 6px 14px; margin-block: 2px 8px; background: linear-gradient(to right, var(--shared), transparent 60%); }
.read.paired[data-active="a"] .related .row.only-b:not(.open), .read.paired[data-active="b"] .related .row.only-a:not(.open) { display: none; }
.read.paired .gutter { font-size: var(--duidu-size); flex-direction: row; justify-self: center; inline-size: 100%; max-inline-size: var(--duidu-measure); padding: 0; justify-content: flex-start; }
.read.paired .gutter button { max-inline-size: 100%; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; padding-inline: 9px; font-size: 12.5px; }
.read.paired .gutter button::after { content: attr(data-preview) / ""; margin-inline-start: .6em; font-family: var(--serif-hans); }
.read.paired[data-active="a"] .versions .row.only-a .gutter button::after, .read.paired[data-active="b"] .versions .row.only-b .gutter button::after { content: none; }
.read.paired .row.same .gutter { display: none; }

@container duidu (max-width: 720px) {
  .reader:has(> .thumb:not([hidden])) { display: flex; flex-direction: column; min-block-size: 100%; max-block-size: var(--duidu-height); }
  .scroll { flex: 1 1 auto; min-block-size: 0; overflow-y: auto; }
  .toolbar { position: relative; padding: 6px 10px; gap: 4px; flex-wrap: nowrap; backdrop-filter: none; }
  .toolbar .grow, .toolbar:has(.finder output:not(:empty)) > :not(.finder) { display: none; } .finder { flex: 1; } .finder input { flex: 1; min-inline-size: 4em; } .toolbar > .menu:last-of-type { margin-inline-start: auto; }
  .spread, .spread.outlined { grid-template-columns: minmax(0, 1fr); }
  .overview { display: none; }
  .outline { position: fixed; inset: auto 0 0 0; z-index: 8; max-block-size: 72vh; background: var(--raised); border-block-start: 1px solid var(--line); border-radius: 14px 14px 0 0; box-shadow: 0 -10px 40px rgb(0 0 0 / .2); padding: 18px 16px 72px; }
  .outline a { padding-block: 9px; font-size: 15px; }
  .text { padding-inline: 18px; padding-block-end: 40px; }
  .thumb { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; flex: none; gap: 4px; border-block-start: 1px solid var(--line); padding: 4px 8px calc(4px + env(safe-area-inset-bottom)); }
  .thumb button { min-block-size: 44px; inline-size: 100%; }
  .summary { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; } .summary > * { flex: none; }
  .unit.title { font-size: 1.32em; } .head .sum { display: none; }
}
@media (hover: none) { button { min-block-size: 36px; } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
@media (forced-colors: active) {
  ins, del, .repair, .passage { forced-color-adjust: auto; background: none; }
  .chip::before { forced-color-adjust: none; background: CanvasText; }
  button, .chip { border-color: ButtonText; } .outline a:not([aria-current]) { border-color: Canvas; } [aria-checked="true"], [aria-pressed="true"] { outline: 2px solid Highlight; }
}
`;

/** @type {CSSStyleSheet|undefined} */
let sheet;

/** What the first screen does without: panels, help, the parallel view, print. @type {Promise<CSSStyleSheet>|undefined} */
let later;

/** @param {string} css */
const sheetOf = css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

/** One sheet for all readers of a page. */
export const style = () => sheet ??= sheetOf(css);

/** The other sheet, once it is wanted. @param {ShadowRoot} root */
export const styleAll = async root => {
  const other = await (later ??= import('./style-later.js').then(({css}) => sheetOf(css)));
  if (!root.adoptedStyleSheets.includes(other)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, other];
};
