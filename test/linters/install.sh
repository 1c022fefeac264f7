#!/bin/sh
# Installs Checkov, at the version of requirements.txt, into a folder of its own: COMMERCE_LINTERS, or one in the cache.
# Does nothing where it is. kube-score comes with the programs of the control plane.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=${COMMERCE_LINTERS:-${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-commerce-linters}

if ! cmp -s "$here/requirements.txt" "$folder/requirements.txt"; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$folder"
fi
echo "$folder/bin"
