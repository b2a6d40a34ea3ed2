/** Shows what is found in a text, why, what is not and why not, and the text without it. No network: open the file from disk. */
const { createDetector } = window.withhold;
const byId = id => document.getElementById(id);
const text = byId('text');

text.value = `My National Insurance number is QQ 12 34 56 C.
Ring me on 07700 900123 or write to jo.bloggs@example.com.
I paid with 4242 4242 4242 4242.
My order number is 07700900456, and my reference is BG123456A.`;

function update() {
  const detector = createDetector({ minConfidence: byId('confidence').value });
  const candidates = detector.explain(text.value);
  byId('seen').replaceChildren(...markUp(text.value, candidates));
  byId('redacted').textContent = detector.redact(text.value).text;
  byId('candidates').replaceChildren(...candidates.map(row));
}

/** The text with every candidate marked: found ones as a highlight, near misses underlined. */
function markUp(value, candidates) {
  const parts = [];
  let done = 0;
  for (const { start, end, type, kept } of candidates) {
    if (start < done) continue;
    const mark = document.createElement('mark');
    mark.textContent = value.slice(start, end);
    mark.title = type;
    mark.dataset.kept = kept;
    parts.push(value.slice(done, start), mark);
    done = end;
  }
  return [...parts, value.slice(done)];
}

function row({ type, start, end, confidence, kept, reasons, specimen }) {
  const why = specimen ? [...reasons, `an example value: ${specimen}`] : reasons;
  const tr = document.createElement('tr');
  tr.className = 'govuk-table__row';
  tr.append(
    cell(type),
    cell(`${start}–${end}`),
    cell(kept ? confidence : `${confidence}, not reported`),
    cell(why.join('; ')),
    cell(kept ? allowButton(start, end) : ''),
  );
  return tr;
}

function cell(content) {
  const td = document.createElement('td');
  td.className = 'govuk-table__cell';
  td.append(content);
  return td;
}

/** A line for the configuration file that lets this one value through. */
function allowButton(start, end) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary govuk-!-margin-bottom-0';
  button.textContent = 'Copy an allow line';
  button.addEventListener('click', async () => {
    const entry = { value: text.value.slice(start, end), reason: '' };
    await navigator.clipboard.writeText(`"allow": [${JSON.stringify(entry)}]`);
    byId('copied').textContent = 'Copied. Paste it into withhold.config.json and say why the value is nobody’s.';
  });
  return button;
}

text.addEventListener('input', update);
byId('confidence').addEventListener('change', update);
update();
