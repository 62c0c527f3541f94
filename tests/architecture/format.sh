#!/usr/bin/env bash
# Every source file is as clang-format leaves it. Prints the files that are not.
set -euo pipefail
cd "$(dirname "$0")/../.."
status=0
count=0
while IFS= read -r -d '' file; do
    count=$((count + 1))
    if ! clang-format "$file" | cmp -s - "$file"; then
        echo "not formatted: $file (clang-format -i $file)"
        status=1
    fi
done < <(git ls-files -z '*.cpp' '*.hpp' '*.h')
echo "$count files looked at"
[ "$count" -gt 0 ] || status=1
exit $status
