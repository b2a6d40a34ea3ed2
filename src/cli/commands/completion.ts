import type { Register } from '../command.ts';
import { Argument, type Command, type Option } from '../commander.ts';
import { writeOut } from '../terminal/io.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

export const registerCompletion: Register = (program, exit) => {
  program
    .command('completion')
    .description('print what makes a shell complete commands and options')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText(
      'after',
      `
Examples:
  withhold completion bash > ~/.local/share/bash-completion/completions/withhold
  withhold completion zsh > ~/.zfunc/_withhold
  withhold completion fish > ~/.config/fish/completions/withhold.fish`,
    )
    .action(async (shell: Shell) => {
      await writeOut(writers[shell](program));
      exit(0);
    });
};

const writers: Readonly<Record<Shell, (program: Command) => string>> = { bash: toBash, zsh: toZsh, fish: toFish };

/** What is declared for the parser and the help is all that completion needs. */
function optionsOf(command: Command): Option[] {
  return [...command.createHelp().visibleOptions(command)];
}

function namesOf(option: Option): string[] {
  return [option.short, option.long].filter(name => name !== undefined);
}

function toBash(program: Command): string {
  const cases = program.commands.map(command => {
    const choices = optionsOf(command).flatMap(option =>
      option.argChoices ? [`      ${namesOf(option).join('|')}) words="${option.argChoices.join(' ')}" ;;`] : [],
    );
    const words = optionsOf(command).flatMap(namesOf).join(' ');
    return `    ${command.name()})
    words="${words}"
    case "$previous" in
${choices.join('\n')}
    esac ;;`;
  });
  return `_withhold() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${program.commands.map(command => command.name()).join(' ')} help" ;;
  esac
  if [[ $COMP_CWORD -gt 1 && $current != -* && $words == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  fi
}
complete -o filenames -F _withhold withhold
`;
}

function toZsh(program: Command): string {
  const commands = program.commands.map(command => `    ${quote(`${command.name()}:${command.description()}`)}`);
  const cases = program.commands.map(command => {
    const specs = optionsOf(command).map(option => `        ${quote(zshSpec(option))}`);
    return `      ${command.name()}) _arguments -S \\
${specs.join(' \\\n')} \\
        '*:file:_files' ;;`;
  });
  return `#compdef withhold
_withhold() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
  else
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
${cases.join('\n')}
    esac
  fi
}
_withhold "$@"
`;
}

function zshSpec(option: Option): string {
  const text = option.description.replace(/[[\]:]/g, ' ');
  const value = option.required ? `:value:${option.argChoices ? `(${option.argChoices.join(' ')})` : '_files'}` : '';
  return `${option.long ?? option.short}[${text}]${value}`;
}

function toFish(program: Command): string {
  const lines = ['complete -c withhold -n __fish_use_subcommand -f'];
  for (const command of program.commands) {
    const name = command.name();
    lines.push(`complete -c withhold -n __fish_use_subcommand -f -a ${name} -d ${quote(command.description())}`);
    for (const option of optionsOf(command)) {
      const short = option.short ? ` -s ${option.short.slice(1)}` : '';
      const long = option.long ? ` -l ${option.long.slice(2)}` : '';
      const value = option.argChoices ? ` -x -a ${quote(option.argChoices.join(' '))}` : option.required ? ' -r' : '';
      const seen = `'__fish_seen_subcommand_from ${name}'`;
      lines.push(`complete -c withhold -n ${seen}${short}${long}${value} -d ${quote(option.description)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** For all three shells: a quote in single quotes ends them, stands by itself, and begins them again. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
