import { toCount, toDigits, toSize } from '../sentences.ts';
import { type Counts, columnsOf, type FileCounts, noColumn } from './counts.ts';

/** A page that needs nothing beside itself: no script, no font, no image. It can be mailed, printed and attached. */
export function countsToHtml(counts: Counts): string {
  const { totals, files, skipped, failed, isReplaced, version } = counts;
  const title = isReplaced ? 'Personal data replaced' : 'Personal data found';
  const values = `${toCount(totals.findings, 'value')} of personal data ${isReplaced ? 'replaced' : 'found'}`;
  const where = `${toDigits(totals.recordsWithFindings)} of ${toCount(totals.records, 'row or line', 'rows or lines')}`;
  const lead = `${values} in ${where}, in ${toCount(totals.files, 'file')} (${toSize(totals.bytes)}).`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
<p>${toHtml(lead)}</p>
${chart(counts)}
<h2>Files</h2>
${fileTable(files)}
${unreadTable('Not read, on purpose', skipped)}
${unreadTable('Could not be read or written', failed)}
<footer><p>Names, addresses and what people say about themselves are not looked for. This page holds no value that was
found. Made by withhold ${toHtml(version)}.</p></footer>
</html>
`;
}

const style = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c;background:#fff}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #b1b4b6}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.bar{width:40%}
.bar div{background:#1d70b8;height:1.2em;min-width:2px;print-color-adjust:exact}footer{color:#505a5f}`;

/** The chart is a table whose last column is drawn: the numbers are there for everybody. */
function chart({ totals }: Counts): string {
  const rows = Object.entries(totals.byColumn)
    .flatMap(([column, types]) => Object.entries(types).map(([type, count]) => ({ column, type, count })))
    .sort((a, b) => b.count - a.count);
  if (rows.length === 0) return '';
  const most = rows[0]!.count;
  const drawn = rows.map(
    ({ column, type, count }) =>
      `<tr><th scope="row">${columnName(column)}<td>${toHtml(type)}<td class="number">${toDigits(count)}` +
      `<td class="bar"><div style="width:${((100 * count) / most).toFixed(1)}%"></div>`,
  );
  return `<table><caption>By column and type</caption>
<thead><tr><th scope="col">Column<th scope="col">Type<th scope="col" class="number">Values<td></thead>
<tbody>
${drawn.join('\n')}
</tbody></table>`;
}

function fileTable(files: readonly FileCounts[]): string {
  const rows = files.map(({ path, output, summary }) => {
    const columns = Object.entries(columnsOf(summary)).map(([column, types]) => {
      const counts = Object.entries(types).map(([type, count]) => `${toDigits(count)} ${toHtml(type)}`);
      return `${columnName(column)}: ${counts.join(', ')}`;
    });
    const notes = summary.notices.map(toHtml).join('<br>');
    const to = output === undefined || output === path ? '' : `<br>to ${toHtml(output)}`;
    return (
      `<tr><th scope="row">${toHtml(path)}${to}<td>${summary.format}, ${toHtml(summary.encoding)}` +
      `<td class="number">${toDigits(summary.records)}<td class="number">${toDigits(summary.findings)}` +
      `<td>${columns.join('<br>')}<td>${notes}`
    );
  });
  return `<table>
<thead><tr><th scope="col">File<th scope="col">Read as<th scope="col" class="number">Rows<th scope="col" class="number">Values<th scope="col">Where<th scope="col">Notes</thead>
<tbody>
${rows.join('\n')}
</tbody></table>`;
}

function unreadTable(title: string, files: readonly { readonly path: string; readonly reason: string }[]): string {
  if (files.length === 0) return '';
  const rows = files.map(({ path, reason }) => `<tr><th scope="row">${toHtml(path)}<td>${toHtml(reason)}`);
  return `<h2>${title}</h2>
<table><tbody>
${rows.join('\n')}
</tbody></table>`;
}

function columnName(column: string): string {
  return column === noColumn ? 'text' : toHtml(column);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function toHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character]!);
}
