using System.Buffers.Binary;
using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html. Rows come in the order of their partition keys' hashes, and a
/// segment is a range of hashes.
/// </summary>
internal sealed class Scan(EngineContext engine) : IOperation
{
    private const int MostSegments = 1_000_000;

    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        CheckConstraints(request);
        ExpressionParameters.OfScan.Check(request);
        var attributes = LegacyProjection.Read(request);
        var filter = LegacyConditions.Filter(request, "ScanFilter");
        var start = StartKey.ReadValues(request);
        var (segment, segments) = (request.Integer("Segment"), request.Integer("TotalSegments"));
        CheckSegments(segment, segments);
        var expressions = new RequestExpressions(request);
        filter ??= expressions.Condition("FilterExpression");
        var projection = attributes ?? expressions.Projection();
        expressions.CheckAllUsed();

        var page = PageRequest.Read(engine, request, filter, projection, Faults.Validation);
        if (start is not null)
            StartKey.CheckIndexOfScan(page, start);
        page.CheckIndex();
        if (start is not null)
            page.StartKey = StartKey.InScan(page, start);
        var range = RangeOf(segment ?? 0, segments ?? 1);
        if (page.StartKey is { } row && !range.Contains(row))
            throw Faults.Validation("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
                + $"TotalSegments: {segments ?? 1} Segment: {segment ?? 0}");
        KeyValidation.CheckPaths(page.Table.Definition, projection?.Paths ?? []);
        KeyValidation.CheckPaths(page.Table.Definition, filter is null ? [] : ConditionPaths.Of(filter));
        PageWriter.Write(engine, response, page, range, forward: true);
    }

    private static void CheckConstraints(Request request) => new Constraints()
        .OneOf("select", request.Text("Select"), "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES")
        .IndexName(request.Text("IndexName"))
        .Between("totalSegments", request.Integer("TotalSegments"), 1, MostSegments)
        .ReturnConsumedCapacity(request)
        .TableName(request.Text("TableName"))
        .ConditionalOperator(request)
        .Conditions(request, "ScanFilter")
        .Between("segment", request.Integer("Segment"), 0, MostSegments - 1)
        .Between("limit", request.Integer("Limit"), 1)
        .AttributesToGet(request)
        .Check();

    private static void CheckSegments(int? segment, int? segments)
    {
        if (segment is null && segments is not null)
            throw Faults.Validation("The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        if (segments is null && segment is not null)
            throw Faults.Validation("The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        if (segment >= segments)
            throw Faults.Validation(
                $"The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: {segment} is not less than TotalSegments: {segments}");
    }

    private static KeyRange RangeOf(int segment, int segments)
    {
        return new KeyRange(Bound(segment), segment + 1 == segments ? KeyEncoder.End : Bound(segment + 1));

        byte[] Bound(long number)
        {
            var bytes = new byte[KeyEncoder.HashLength];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)((number << 32) / segments));
            return bytes;
        }
    }
}
