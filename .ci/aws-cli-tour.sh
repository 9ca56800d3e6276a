#!/usr/bin/env bash
# The AWS command line creates a table with an index, writes, queries the index and updates with a condition. Arguments: the program, the endpoint.
set -euo pipefail
export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=eu-west-1 AWS_PAGER="" AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
program=$1 endpoint=$2

aws() { "$program" dynamodb --endpoint-url "$endpoint" --output text "$@"; }
expect() { # expect WANTED GOT
    [ "$1" = "$2" ] || { echo "expected '$1', got '$2'" >&2; exit 1; }
}
put() { aws put-item --table-name Orders --item "{\"OrderId\":{\"S\":\"$1\"},\"CustomerId\":{\"S\":\"C1\"},\"OrderDate\":{\"S\":\"$2\"},\"Amount\":{\"N\":\"$3\"}}"; }
update() { # update EXPECTED
    aws update-item --table-name Orders --key '{"OrderId":{"S":"O1"}}' --update-expression "SET Amount = :new" \
        --condition-expression "Amount = :expected" --expression-attribute-values "{\":new\":{\"N\":\"11.5\"},\":expected\":{\"N\":\"$1\"}}" \
        --return-values ALL_NEW --query Attributes.Amount.N
}

aws create-table --table-name Orders --billing-mode PAY_PER_REQUEST --key-schema AttributeName=OrderId,KeyType=HASH \
    --attribute-definitions AttributeName=OrderId,AttributeType=S AttributeName=CustomerId,AttributeType=S AttributeName=OrderDate,AttributeType=S \
    --global-secondary-indexes 'IndexName=CustomerIndex,KeySchema=[{AttributeName=CustomerId,KeyType=HASH},{AttributeName=OrderDate,KeyType=RANGE}],Projection={ProjectionType=ALL}' \
    --query TableDescription.TableName | { read -r name; expect Orders "$name"; }
aws wait table-exists --table-name Orders
put O1 2026-01-02 10.5
put O2 2026-01-01 7
expect "O2	O1" "$(aws query --table-name Orders --index-name CustomerIndex --key-condition-expression 'CustomerId = :c' \
    --expression-attribute-values '{":c":{"S":"C1"}}' --query 'Items[].OrderId.S')"
expect 11.5 "$(update 10.5)"
if refusal=$(update 10.5 2>&1); then echo "an update with a false condition was accepted" >&2; exit 1; fi
case $refusal in *ConditionalCheckFailedException*) ;; *) echo "$refusal" >&2; exit 1 ;; esac
expect 2 "$(aws scan --table-name Orders --query Count)"
aws delete-item --table-name Orders --key '{"OrderId":{"S":"O2"}}'
expect None "$(aws get-item --table-name Orders --key '{"OrderId":{"S":"O2"}}' --query Item)"
aws delete-table --table-name Orders --query TableDescription.TableStatus | { read -r status; expect DELETING "$status"; }
aws wait table-not-exists --table-name Orders
echo "ok: the command line"
