/** The parts of a page that differ from test to test. */
export interface PageParts {
  readonly lang?: string;
  readonly title?: string;
  /** Attributes of the form. */
  readonly form?: string;
  /** What is in the form before its button. */
  readonly fields?: string;
  /** Above the heading, e.g. an error summary. */
  readonly before?: string;
  /** Script tags at the end. */
  readonly scripts?: string;
}

export const commentsField = `
<div class="govuk-form-group">
  <label class="govuk-label" for="comments">Comments</label>
  <div id="comments-hint" class="govuk-hint">Do not include personal or financial information.</div>
  <textarea class="govuk-textarea" id="comments" name="comments" rows="5" aria-describedby="comments-hint" data-withhold></textarea>
</div>`;

/** As govuk-frontend's page template writes it. */
export function govukPage(parts: PageParts = {}): string {
  const {
    lang = 'en',
    title = 'Feedback – GOV.UK',
    form = 'data-module="withhold-form"',
    fields = commentsField,
    before = '',
    scripts = '<script src="/withhold.iife.js"></script>',
  } = parts;
  return `<!doctype html>
<html lang="${lang}" class="govuk-template">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/govuk-frontend.min.css"></head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<div class="govuk-width-container">
<nav aria-label="Back"><a href="/" class="govuk-back-link">Back</a></nav>
<main class="govuk-main-wrapper" id="main-content"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${before}<h1 class="govuk-heading-l">Feedback</h1>
<form action="/sent" method="post" ${form}>${fields}
<button type="submit" class="govuk-button" data-module="govuk-button">Send feedback</button></form>
</div></div></main></div>
${scripts}
</body></html>`;
}
