import { initAll } from '/node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js';

initAll();
