#!/bin/sh
# Installs the Debian packages named as arguments, where they are missing, and says so first.
set -eu
missing=""
for package in "$@"; do
  case "$package" in
    libedit-dev) pkg-config --exists libedit 2>/dev/null || [ -f /usr/include/histedit.h ] || missing="$missing $package" ;;
    tmux | python3) command -v "$package" >/dev/null 2>&1 || missing="$missing $package" ;;
    *) dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package" ;;
  esac
done
command -v pkg-config >/dev/null 2>&1 || missing="$missing pkg-config"
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
  echo "samat: please install these packages with your system's package manager:$missing" >&2
  exit 1
fi
echo "samat: installing with apt-get:$missing"
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo"
$sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
