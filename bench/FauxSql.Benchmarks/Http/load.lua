-- For wrk: sends the bodies of a file in turn, one a line, and ends with one line of JSON.
-- wrk ... -s load.lua URL -- FILE OPERATION DATE

local requests = {}
local last = 0

function init(args)
  local file, operation, date = args[1], args[2], args[3]
  local headers = {
    ["Content-Type"] = "application/x-amz-json-1.0",
    ["X-Amz-Target"] = "DynamoDB_20120810." .. operation,
    ["X-Amz-Date"] = date .. "Z",
    ["Authorization"] = "AWS4-HMAC-SHA256 Credential=local/" .. date:sub(1, 8)
      .. "/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0",
  }
  for body in io.lines(file) do
    requests[#requests + 1] = wrk.format("POST", "/", headers, body)
  end
end

function request()
  last = last % #requests + 1
  return requests[last]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
