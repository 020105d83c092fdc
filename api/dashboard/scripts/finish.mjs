// After the bundler: checks what the content security policy and the size limit ask for, and puts a
// .gz beside each text file.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

const OUT = process.env.CROSSCURRENT_DASHBOARD_OUT ?? 'target/classes/org/crosscurrent/dashboard';
const LIMIT = 300_000;
/** Loaded by the page of the API's description alone. */
const APART = /swagger/;

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function fail(sentence) {
  console.error(`dashboard: ${sentence}`);
  process.exit(1);
}

const html = readFileSync(join(OUT, 'index.html'), 'utf8');
if (/<script(?![^>]*\ssrc=)|\sstyle=|<style|\son\w+=/.test(html)) {
  fail('index.html holds inline script or style, which the content security policy refuses.');
}
if (/(?:src|href)="(?:https?:)?\/\//.test(html)) {
  fail('index.html asks another host for content.');
}

let script = 0;
let apart = 0;
let style = 0;
for (const file of files(OUT)) {
  if (file.endsWith('.gz')) {
    rmSync(file);
    continue;
  }
  if (!/\.(html|js|css|svg|json|md|txt|webmanifest)$/.test(file) || statSync(file).size < 256) {
    continue;
  }
  const packed = gzipSync(readFileSync(file), { level: 9 });
  writeFileSync(`${file}.gz`, packed);
  const name = relative(OUT, file);
  if (name.endsWith('.js')) {
    if (APART.test(name)) apart += packed.length;
    else script += packed.length;
  } else if (name.endsWith('.css') && !APART.test(name)) {
    style += packed.length;
  }
}
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(`dashboard: script ${kB(script)}, style ${kB(style)}, description page apart ${kB(apart)} (gzip)`);
if (script > LIMIT) {
  fail(`its scripts are ${kB(script)} compressed, more than ${kB(LIMIT)}.`);
}
