import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const licenceFile = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

/** The package that a module belongs to, or nothing for our own. */
function packageOf(id) {
  if (!id.includes('node_modules')) return undefined;
  for (let folder = dirname(id); folder.includes('node_modules'); folder = dirname(folder)) {
    try {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (name !== undefined && version !== undefined) return { folder, name, version, license };
    } catch {}
  }
  return undefined;
}

function licenceText({ folder, name, version, license }) {
  const files = readdirSync(folder).filter(file => licenceFile.test(file));
  const texts = files.map(file => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0 && license === undefined) throw new Error(`${name} has no licence: it cannot be bundled`);
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n');
}

const component = ({ name, version, license }) => ({
  type: 'library',
  name,
  version,
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  ...(license !== undefined && { licenses: [{ expression: license }] }),
});

/**
 * Writes what stands in a bundle besides our own code: the licences that have to go with it, and a bill of materials
 * (CycloneDX 1.6) that also names the dependencies which are installed beside it.
 */
export function inventory(manifest) {
  return {
    name: 'inventory',
    generateBundle() {
      const bundled = new Map();
      for (const id of this.getModuleIds()) {
        const found = packageOf(id);
        if (found !== undefined) bundled.set(found.name, found);
      }
      const packages = [...bundled.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      const dependencies = Object.keys(manifest.dependencies);
      const installed = dependencies.map(name => packageOf(join(process.cwd(), 'node_modules', name, 'package.json')));
      const bom = {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        metadata: { component: { type: 'application', name: manifest.name, version: manifest.version } },
        components: [...installed, ...packages.filter(({ name }) => !dependencies.includes(name))].map(component),
      };
      this.emitFile({ type: 'asset', fileName: 'sbom.cdx.json', source: `${JSON.stringify(bom, null, 2)}\n` });
      const line = `\n\n${'-'.repeat(80)}\n\n`;
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${packages.map(licenceText).join(line)}\n` });
    },
  };
}
