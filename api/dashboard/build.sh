#!/usr/bin/env bash
# Builds the dashboard by the system's Node and npm; Maven calls it. A step whose inputs have not changed is skipped.
#   build.sh packages | bundle | test [true to leave the tests out]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fail() {
  printf 'dashboard: %s\n' "$1" >&2
  exit 2
}

needed="Node 20.19 or newer with npm is needed to build the dashboard"
without="-Dcrosscurrent.skipDashboard=true leaves it out."
command -v node >/dev/null && command -v npm >/dev/null || fail "$needed; $without"
node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a === 20 && +b >= 19) ? 0 : 1)' ||
  fail "$needed, and node is $(node --version); $without"

out=target/classes/org/crosscurrent/dashboard
stamps=target/dashboard
mkdir -p "$stamps"

digest() {
  node -e '
    const { createHash } = require("node:crypto"), fs = require("node:fs"), path = require("node:path");
    const hash = createHash("sha256").update(process.version);
    const read = (file) => fs.statSync(file).isDirectory()
      ? fs.readdirSync(file).sort().forEach((name) => read(path.join(file, name)))
      : hash.update(file).update("\0").update(fs.readFileSync(file));
    process.argv.slice(1).forEach(read);
    console.log(hash.digest("hex"));' "$@"
}

# Whether a step ran with what is there now.
is_done() {
  [[ -f "$stamps/$1" && "$(cat "$stamps/$1")" == "$2" ]]
}

case "${1:-}" in
packages)
  now="$(digest package.json package-lock.json .npmrc)"
  # Beside the packages, so that they are known to be good after a clean build, too.
  if [[ "$(cat node_modules/.crosscurrent 2>/dev/null || true)" != "$now" ]]; then
    npm ci --no-progress --loglevel=error
    printf '%s\n' "$now" >node_modules/.crosscurrent
  fi
  ;;
bundle)
  now="$(digest build.sh package-lock.json package.json tsconfig.json vite.config.ts index.html scripts src)"
  if ! is_done bundle "$now" || [[ ! -f "$out/index.html" ]]; then
    rm -f "$stamps/bundle"
    npm run --silent build
    printf '%s\n' "$now" >"$stamps/bundle"
  fi
  ;;
test)
  [[ "${2:-false}" != true ]] || exit 0
  now="$(digest build.sh package-lock.json package.json tsconfig.json vite.config.ts src test)"
  if ! is_done test "$now"; then
    # Figures are compared as they are written in English.
    env LC_ALL=en_US.UTF-8 npm test --silent
    printf '%s\n' "$now" >"$stamps/test"
  fi
  ;;
*) fail "build.sh takes packages, bundle or test." ;;
esac
