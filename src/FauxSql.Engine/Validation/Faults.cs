using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>
/// The errors that operations answer with, and their texts, so that a change of AWS's is one edit.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
/// </summary>
internal static class Faults
{
    private const string Service = "com.amazonaws.dynamodb.v20120810#";

    public static ServiceFault Validation(string message) => new(400, "com.amazon.coral.validate#ValidationException", message);

    // Since the middle of 2026 AWS says some things so that it said without the number before.
    public static ServiceFault OneViolation(string message) => Validation("1 validation error detected: " + message);

    public static ServiceFault InvalidParameter(string detail) => Validation("One or more parameter values were invalid: " + detail);

    private static ServiceFault OfRequest(ServiceFault fault) => new(fault.Status, fault.Type, fault.Message) { IsOfRequest = true };

    public static ServiceFault OfAction(ServiceFault fault) => new(fault.Status, fault.Type, fault.Message) { IsOfAction = true };

    public static ServiceFault NotSupported(string what) => Validation(what + " is not supported by this engine.");

    public static ServiceFault Serialization(string? message) => new(400, "com.amazon.coral.service#SerializationException", message);

    public static ServiceFault UnknownOperation() => new(400, "com.amazon.coral.service#UnknownOperationException", null);

    public static ServiceFault TableNotFound() => new(400, Service + "ResourceNotFoundException", "Requested resource not found");

    public static ServiceFault TableNotFound(string table) =>
        new(400, Service + "ResourceNotFoundException", $"Requested resource not found: Table: {table} not found");

    public static ServiceFault TableExists(string table) => new(400, Service + "ResourceInUseException", "Table already exists: " + table);

    public static ServiceFault TableInUse(string table, string status) => InUse(status switch
    {
        "CREATING" => "Table is being created: " + table,
        "DELETING" => "Table is being deleted: " + table,
        _ => $"Table: {table} is in the process of being updated.",
    });

    public static ServiceFault InUse(string how) =>
        new(400, Service + "ResourceInUseException", "Attempt to change a resource which is still in use: " + how);

    public static ServiceFault LimitExceeded(string message) => new(400, Service + "LimitExceededException", message);

    public static ServiceFault OneIndexAtATime() =>
        LimitExceeded("Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");

    public static ServiceFault ResourceNotFound(string message) => new(400, Service + "ResourceNotFoundException", message);

    public static ServiceFault BackupTableNotFound(string table) => new(400, Service + "TableNotFoundException", "Table not found: " + table);

    public static ServiceFault PolicyNotFound(string arn) =>
        new(400, Service + "PolicyNotFoundException", "Resource-based policy not found for the provided ResourceArn: " + arn);

    public static ServiceFault AccessDenied(string account, string operation, string resource) => new(
        400,
        "com.amazon.coral.service#AccessDeniedException",
        $"User: arn:aws:iam::{account}:root is not authorized to perform: dynamodb:{operation} on resource: {resource}");

    public static ServiceFault IndexBackfilling(string index) => Validation("Cannot read from backfilling global secondary index: " + index);

    public static ServiceFault IndexNotFound(string index) => Validation("The table does not have the specified index: " + index);

    public static ServiceFault KeyMismatch() => Validation("The provided key element does not match the schema");

    public static ServiceFault EmptyKey(string attribute, AttributeKind kind) => Validation(
        "One or more parameter values are not valid. "
        + $"The AttributeValue for a key attribute cannot contain an empty {Word(kind)} value. Key: {attribute}");

    public static ServiceFault EmptyIndexKey(string attribute, AttributeKind kind, string index) => Validation(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
        + $"The AttributeValue for a key attribute cannot contain an empty {Word(kind)} value. IndexName: {index}, IndexKey: {attribute}");

    public static ServiceFault UpdatedIndexKeyEmpty(AttributeKind kind) => OfRequest(Validation(
        "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not "
        + $"supported. The AttributeValue for a key attribute cannot contain an empty {Word(kind)} value."));

    public static ServiceFault UpdatedIndexKeyType() =>
        Validation("The update expression attempted to update the secondary index key to unsupported type");

    public static ServiceFault IndexKeyType(string attribute, AttributeKind expected, AttributeKind actual, string index) => InvalidParameter(
        $"Type mismatch for Index Key {attribute} Expected: {expected.ToCode()} Actual: {actual.ToCode()} IndexName: {index}");

    public static ServiceFault NestedTooDeep() => Validation(
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");

    public static ServiceFault ConditionFailed(byte[]? item) =>
        new(400, Service + "ConditionalCheckFailedException", "The conditional request failed") { Item = item };

    public static ServiceFault TokenMismatch() =>
        new(400, Service + "IdempotentParameterMismatchException", "The provided client token is already in use with different parameters.");

    public static ServiceFault IndexKeySize(string attribute, int bytes, int most, string index) => InvalidParameter(
        $"Size limit exceeded for Index Key {attribute} Actual Size: {bytes} bytes Max Size: {most} bytes IndexName: {index}");

    public static ServiceFault TransactionCancelled(IReadOnlyList<ServiceFault?> reasons)
    {
        var codes = string.Join(", ", reasons.Select(ReasonCode));
        return new ServiceFault(
            400,
            Service + "TransactionCanceledException",
            $"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]")
        {
            Details = writer =>
            {
                writer.WriteStartArray("CancellationReasons"u8);
                foreach (var reason in reasons)
                {
                    writer.WriteStartObject();
                    writer.WriteString("Code"u8, ReasonCode(reason));
                    if (reason is not null)
                        writer.WriteString("Message"u8, reason.Message);
                    if (reason?.Item is not null)
                    {
                        writer.WritePropertyName("Item"u8);
                        writer.WriteRawValue(reason.Item, skipInputValidation: true);
                    }

                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            },
        };
    }

    public static ServiceFault Throttled(IReadOnlyList<ThrottlingReason> reasons) => new(
        400,
        Service + "ProvisionedThroughputExceededException",
        "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.")
    {
        Details = writer =>
        {
            writer.WriteStartArray("ThrottlingReasons"u8);
            foreach (var reason in reasons)
                reason.WriteTo(writer);
            writer.WriteEndArray();
        },
    };

    public static ServiceFault CollectionTooLarge() =>
        new(400, Service + "ItemCollectionSizeLimitExceededException", "Collection size exceeded.");

    public static ServiceFault Conflict() => new(400, Service + "TransactionConflictException", "Transaction is ongoing for the item");

    public static ServiceFault Internal(string message) => new(500, Service + "InternalServerError", message);

    private static string Word(AttributeKind kind) => kind == AttributeKind.String ? "string" : "binary";

    private static string ReasonCode(ServiceFault? reason) => reason?.Code switch
    {
        null => "None",
        "ConditionalCheckFailedException" => "ConditionalCheckFailed",
        "TransactionConflictException" => "TransactionConflict",
        "ItemCollectionSizeLimitExceededException" => "ItemCollectionSizeLimitExceeded",
        _ => "ValidationError",
    };
}
