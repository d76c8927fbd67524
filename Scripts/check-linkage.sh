#!/bin/sh
# The four lower modules must not pull in Foundation: neither by an import nor through what they
# link. Fails where a source imports it or where an example that embeds the library loads it.
set -eu
cd "$(dirname "$0")/.."
found=$(grep -rnE '^ *(public |internal |package |private |@[a-zA-Z]+ )*import (Foundation|FoundationEssentials)' \
  Sources/KQLSyntax Sources/KQLEngine Sources/PersianText Sources/RegionalScience Sources/SamatPlugin \
  Sources/SamatKit \
  || true)
if [ -n "$found" ]; then
  echo "Foundation is imported where it must not be:" >&2
  echo "$found" >&2
  exit 1
fi
products="$(swift build --show-bin-path)"
for binary in "$products/embed" "$products/embed-the-engine"; do
  if [ -x "$binary" ] && ldd "$binary" | grep -q 'libFoundation'; then
    echo "$binary loads Foundation:" >&2
    ldd "$binary" >&2
    exit 1
  fi
done
echo "linkage: no Foundation in the library modules"
