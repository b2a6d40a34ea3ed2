import { parseAst } from 'rolldown/parseAst';

/*
 * V8 reads every regular expression of a file when it loads the file, and for a class of Unicode characters such as \p{L} it asks
 * each character there is: for all of ours a tenth of what a short run takes. In the command they are read when they are used.
 */

const latePattern = `class LatePattern {
  constructor(source, flags) { this.source = source; this.flags = flags; }
  get made() { return (this.pattern ??= new RegExp(this.source, this.flags)); }
  get lastIndex() { return this.made.lastIndex; }
  set lastIndex(at) { this.made.lastIndex = at; }
  test(text) { return this.made.test(text); }
  exec(text) { return this.made.exec(text); }
  [Symbol.match](text) { return text.match(this.made); }
  [Symbol.matchAll](text) { return text.matchAll(this.made); }
  [Symbol.replace](text, by) { return text.replace(this.made, by); }
  [Symbol.search](text) { return text.search(this.made); }
  [Symbol.split](text, limit) { return text.split(this.made, limit); }
}`;

function findPatterns(node, inFunction, found) {
  if (Array.isArray(node)) for (const each of node) findPatterns(each, inFunction, found);
  else if (node !== null && typeof node === 'object') {
    if (node.regex?.pattern.includes('\\p{')) found.push({ ...node, inFunction });
    const isFunction = /Function|PropertyDefinition/.test(node.type);
    for (const each of Object.values(node)) findPatterns(each, inFunction || isFunction, found);
  }
  return found;
}

export const latePatterns = {
  name: 'late-patterns',
  renderChunk(code) {
    if (!code.includes('\\p{')) return null;
    let late = code;
    const shared = [];
    for (const { start, end, regex, inFunction } of findPatterns(parseAst(code).body, false, []).reverse()) {
      const isStateful = /[gy]/.test(regex.flags);
      const made = `(${JSON.stringify(regex.pattern)}, ${JSON.stringify(regex.flags)})`;
      let replacement = `new ${inFunction && isStateful ? 'RegExp' : 'LatePattern'}${made}`;
      // A literal in a function is a new object at each call, which only matters where it remembers its last match.
      if (inFunction && !isStateful) {
        shared.push(`const latePattern${shared.length} = ${replacement};`);
        replacement = `latePattern${shared.length - 1}`;
      }
      late = late.slice(0, start) + replacement + late.slice(end);
    }
    return { code: [latePattern, ...shared, late].join('\n'), map: null };
  },
};
