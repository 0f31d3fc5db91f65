#!/bin/sh
# What an administrator writes today. PAYLOAD (go.tar.gz, modules/, app/) and a signer become the file BUNDLE.
set -eu
payload=$1 key=$2 cert=$3 bundle=$4
cd "$payload"
rm -f SHA256SUMS SHA256SUMS.p7s
find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum > "$bundle.sums"
mv "$bundle.sums" SHA256SUMS
openssl cms -sign -binary -in SHA256SUMS -signer "$cert" -inkey "$key" -outform DER -out SHA256SUMS.p7s
tar -cf "$bundle" .
