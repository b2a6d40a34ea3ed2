/** Where a check is run from. */
export interface Host {
  readonly name: string;
  /** Files of which one says that a project uses the host, relative to its top folder. */
  readonly signs: readonly string[];
  /** A key of package.json that says the same. */
  readonly packageKey?: string;
  /** The file that the snippet goes into. */
  readonly file: string;
  readonly snippet: string;
}

const github: Host = {
  name: 'GitHub Actions',
  signs: ['.github'],
  file: '.github/workflows/withhold.yml',
  snippet: `name: Personal data
on: [push, pull_request]
permissions:
  contents: read
jobs:
  withhold:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes withhold check .
`,
};

const gitlab: Host = {
  name: 'GitLab CI',
  signs: ['.gitlab-ci.yml'],
  file: '.gitlab-ci.yml',
  snippet: `withhold:
  image: node:22
  script:
    - npx --yes withhold check . --format gitlab --output gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`,
};

const preCommit: Host = {
  name: 'pre-commit',
  signs: ['.pre-commit-config.yaml'],
  file: '.pre-commit-config.yaml',
  snippet: `repos:
  - repo: local
    hooks:
      - id: withhold
        name: no personal data
        entry: npx --yes withhold check
        language: system
        types: [text]
        require_serial: true
`,
};

const lintStaged: Host = {
  name: 'lint-staged',
  signs: ['.lintstagedrc', '.lintstagedrc.json', '.lintstagedrc.yaml', '.lintstagedrc.yml'],
  packageKey: 'lint-staged',
  file: '.lintstagedrc.json',
  snippet: `{
  "*": "withhold check --staged"
}
`,
};

export const hosts: readonly Host[] = [github, gitlab, preCommit, lintStaged];
