# shellcheck shell=bash
# What ./run, ./test and ./check share. Sourced from the project's root.

# Debian packages that the Swift toolchain and the program need. (Used by those who source this.)
# shellcheck disable=SC2034
PROGRAM_PACKAGES=(
  ca-certificates git g++ pkg-config tzdata zlib1g-dev libcurl4 libxml2 libncurses6
  libpq-dev libsqlite3-dev libsodium-dev libarchive-dev libexpat1-dev libxlsxwriter-dev
  libjemalloc-dev
)

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Prints those of the named Debian packages that are not installed; asks no network.
missing_packages() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
  done
}

# Installs the named Debian packages that are missing: as root, or through sudo where it asks for no password.
require_packages() {
  local missing as=()
  if ! command -v dpkg-query >/dev/null; then
    say "Not a Debian system: taking for granted that these are there: $*"
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      fail "Some packages are missing and installing them takes root. Please run:
  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
    fi
    as=(sudo -n)
  fi
  say "Installing ${missing[*]}"
  local log
  log=$(mktemp)
  if ! {
    "${as[@]}" apt-get update -q &&
      "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
  } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    fail "apt-get could not install: ${missing[*]}"
  fi
  rm -f "$log"
}

# Stops with advice unless Swift 6.2 or later is there.
require_swift() {
  local version
  command -v swift >/dev/null || fail "Swift is not on the PATH. Saathi needs Swift 6.2 or later: https://www.swift.org/install"
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case $version in
    6.0 | 6.1 | [0-5].*) fail "This is Swift $version. Saathi needs Swift 6.2 or later: https://www.swift.org/install" ;;
  esac
}

# Whether something accepts connections at 127.0.0.1:$1.
port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Prints the first port from $1 on that nobody listens on.
free_port() {
  local port
  for ((port = $1; port < $1 + 200; port++)); do
    if ! port_answers "$port"; then
      printf '%s\n' "$port"
      return
    fi
  done
  fail "No free port between $1 and $port."
}
