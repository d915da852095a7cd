/** The look of a page that stands alone: light and dark by the reader's own setting, and on paper. */
export const style = `
:root { color-scheme: light dark; --paper: #fbfaf7; --surface: #fff; --ink: #1e1d1a; --soft: #5d5a52; --line: #e3e0d8;
  --one: #23594c; --other: #b98a2f; --late: #a3251c; --mind-soft: #faf0dc;
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif;
  --title: "Iowan Old Style", "Palatino Linotype", P052, Charter, Georgia, serif; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #161614; --surface: #1e1e1b; --ink: #ecebe5; --soft: #aeaaa0;
  --line: #35342f; --one: #7fbcab; --other: #d9a94f; --late: #f0958c; --mind-soft: #33290f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--text); }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2 { font-family: var(--title); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.4rem + 2vw, 2.5rem); margin: 0 0 .5rem; }
h2 { font-size: 1.375rem; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: 0 0 .75rem; max-width: 42rem; }
.soft { color: var(--soft); }
section { background: var(--surface); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; margin: 1.25rem 0 0; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.25rem; }
.big { font: 600 clamp(2.25rem, 2rem + 2vw, 3.25rem)/1 var(--title); font-variant-numeric: tabular-nums; }
.starved { background: var(--mind-soft); border-radius: .375rem; padding: .625rem .875rem; }
dl { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; margin: 0; }
dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
svg { display: block; width: 100%; height: auto; }
svg.bar { height: .625rem; border-radius: 2px; background: var(--line); }
svg.columns { height: 9rem; }
.one { fill: var(--one); color: var(--one); } .other { fill: var(--other); color: var(--other); }
.mark { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; } .over { fill: var(--late); }
.range { fill: currentColor; opacity: .45; }
.key { display: inline-block; width: .75rem; height: .75rem; border-radius: 2px; vertical-align: -.05rem; margin-right: .35rem; background: currentColor; }
.scale { display: flex; justify-content: space-between; color: var(--soft); font-size: .875rem; }
ul.bars { list-style: none; margin: 0; padding: 0; }
@media (min-width: 60rem) { ul.bars { columns: 2; column-gap: 2.5rem; } }
ul.bars > li { padding: .5rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 9.5rem; gap: .25rem .75rem; align-items: baseline; }
.name { display: inline-block; margin-right: 1rem; }
.row .n { font-variant-numeric: tabular-nums; text-align: right; }
.small { font-size: .875rem; }
ol { margin: 0; padding-left: 1.25rem; } ol li { padding: .125rem 0; max-width: 46rem; }
details { margin-top: .25rem; } summary { cursor: pointer; color: var(--soft); font-size: .875rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .875rem; }
th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
@media print { body { background: #fff; font-size: 10pt; } main { max-width: none; padding: 0; } section { border: 0; border-top: 1px solid #999; border-radius: 0; padding: .75rem 0; }
  h2 { break-after: avoid; } details::details-content { content-visibility: visible; height: auto; } svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
