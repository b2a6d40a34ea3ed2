// What govuk-frontend's page template has inline, in a file of its own: a strict Content-Security-Policy allows no inline script.
document.body.className += ` js-enabled${'noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : ''}`;
