/** The pages as HTML, with the markup of govuk-frontend 6. Without JavaScript they do the same, one request later. */

const govuk = '/node_modules/govuk-frontend/dist/govuk';

export function feedbackPage(words, { comments = '', email = '', message, confirmable = [] } = {}) {
  const error = message && escapeHtml(message);
  return layout(
    words,
    words.title,
    Boolean(error),
    `${error ? summary(words, error) : ''}
<h1 class="govuk-heading-l">${words.title}</h1>
<form action="${words.path}" method="post" novalidate data-module="withhold-form">
  <div class="govuk-form-group${error ? ' govuk-form-group--error' : ''}">
    <label class="govuk-label govuk-label--m" for="comments">${words.label}</label>
    <div id="comments-hint" class="govuk-hint">${words.hint}</div>
    ${error ? `<p id="comments-error" class="govuk-error-message"><span class="govuk-visually-hidden">${words.error}</span> ${error}</p>` : ''}
    <textarea class="govuk-textarea${error ? ' govuk-textarea--error' : ''}" id="comments" name="comments" rows="8" aria-describedby="comments-hint${error ? ' comments-error' : ''}" data-withhold>
${escapeHtml(comments)}</textarea>
  </div>
  ${confirmable.length > 0 ? confirmation(words, confirmable) : ''}
  <input type="hidden" name="confirmed" data-withhold-confirmed>
  <div class="govuk-form-group">
    <label class="govuk-label govuk-label--m" for="email">${words.email}</label>
    <div id="email-hint" class="govuk-hint">${words.emailHint}</div>
    <input class="govuk-input" id="email" name="email" type="email" autocomplete="email" spellcheck="false" aria-describedby="email-hint" value="${escapeHtml(email)}">
  </div>
  <button type="submit" class="govuk-button" data-module="govuk-button">${words.send}</button>
</form>`,
  );
}

export function thankYouPage(words) {
  const panel = `<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">${words.thanks}</h1></div>`;
  return layout(words, words.thanks, false, panel);
}

/** For those who send the page without JavaScript: the answer that the guard offers as a button. */
function confirmation(words, types) {
  return `<div class="govuk-form-group"><div class="govuk-checkboxes" data-module="govuk-checkboxes">
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id="not-personal" name="confirmed" type="checkbox" value="${escapeHtml(types.join(' '))}">
      <label class="govuk-label govuk-checkboxes__label" for="not-personal">${words.notPersonal}</label>
    </div></div></div>`;
}

function summary(words, error) {
  return `<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">
  <h2 class="govuk-error-summary__title">${words.problem}</h2><div class="govuk-error-summary__body">
  <ul class="govuk-list govuk-error-summary__list"><li><a href="#comments">${error}</a></li></ul></div></div></div>`;
}

function layout(words, title, hasError, main) {
  return `<!doctype html>
<html lang="${words.lang}" class="govuk-template">
<head>
  <meta charset="utf-8">
  <title>${hasError ? `${words.error} ` : ''}${title} – ${words.service}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <link rel="icon" href="/assets/images/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${govuk}/govuk-frontend.min.css">
</head>
<body class="govuk-template__body">
  <script src="/examples/govuk-form/supported.js"></script>
  <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">${words.skip}</a>
  <div class="govuk-width-container">
    <nav class="govuk-body govuk-!-margin-top-3" aria-label="${words.language}"><a class="govuk-link" href="${words.other.path}" hreflang="${words.other.lang}" lang="${words.other.lang}">${words.other.name}</a></nav>
    <main class="govuk-main-wrapper" id="main-content"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${main}
    </div></div></main>
  </div>
  <script src="/dist/withhold.iife.js"></script>
  <script type="module" src="/examples/govuk-form/start.js"></script>
</body>
</html>`;
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
