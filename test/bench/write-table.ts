import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { format, resolveConfig } from 'prettier';
import type { Figure } from './figures.ts';

const GIBIBYTE = 1024 ** 3;

/** A page of Markdown with every figure, its budget, and the machine without which no figure says anything. */
export async function writeTable(
  file: string,
  figures: readonly Figure[],
  browserPath: string,
): Promise<void> {
  const rows = figures.map(
    ({ name, value, unit, budget, met, note }) =>
      `| ${name} | ${value} ${unit} | ${budget ?? ''} | ${verdict(met)} | ${note ?? ''} |`,
  );
  const lines = [
    '# Budgets',
    '',
    'What the product promises of itself, as `npm run bench -- --table docs/budgets.md` measured it in a real browser, over the demo catalogue of real size.',
    '',
    `Measured on ${describeMachine(browserPath)}.`,
    '',
    '| what | measured | budget | | how |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
  const options = await resolveConfig(file);
  writeFileSync(file, await format(lines.join('\n'), { ...options, parser: 'markdown' }));
}

function verdict(met: boolean | undefined): string {
  if (met === undefined) return '';
  return met ? 'met' : '**missed**';
}

function describeMachine(browserPath: string): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() || 'an unnamed processor';
  const memory = Math.round(totalmem() / GIBIBYTE);
  const browser = execFileSync(browserPath, ['--version'], { encoding: 'utf8' }).trim();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}: ${processors.length} × ${model}, ${memory} GiB, Node ${process.versions.node}, ${browser}`;
}
