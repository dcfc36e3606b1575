// `npm run prepare`, which npm runs when it packs this folder or installs it out of Git, as the pre-commit framework has it
// do: builds. Plain JavaScript with nothing but Node 20, since perhaps nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const options = { cwd: import.meta.dirname, stdio: 'inherit', shell: process.platform === 'win32' };

function run(program, parameters, more = {}) {
  const { status } = spawnSync(program, parameters, { ...options, env: { ...process.env, ...more } });
  if (status !== 0) process.exit(status ?? 1);
}

// `npm install --global git+…` has what is needed for building installed globally too, which is to say not at all.
if (!existsSync(new URL('node_modules/esbuild', import.meta.url))) {
  const parameters = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', parameters, { npm_config_global: 'false' });
}
run('npm', ['run', 'build', '--silent']);
