#!/bin/sh
# Installs the servers that the tests beside this file start. Does nothing where they are; leaves no daemon running.
set -eu

packages='postgresql redis-server rabbitmq-server'
missing=
for package in $packages; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done
# Redis changes to its configuration's folder before it reads the test's own, so the image's must exist.
[ -n "$missing" ] || [ ! -d /data ] || exit 0

if [ "$(id -u)" != 0 ]; then
  echo "$0 must run as root to install:$missing /data" >&2
  exit 1
fi
mkdir -p /data
[ -n "$missing" ] || exit 0

log=$(mktemp)
policy=/usr/sbin/policy-rc.d
trap 'rm -f "$log"' EXIT
# 101: starting a service is forbidden.
if [ ! -e "$policy" ]; then
  trap 'rm -f "$log" "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
if ! { apt-get -q update && apt-get -qy install --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
  cat "$log" >&2
  exit 1
fi
