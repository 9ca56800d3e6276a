using System.Globalization;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.DocumentModel;

namespace FauxSql.AwsSdk.Tests.Tours;

/// <summary>Stores dimensions as <c>3x4</c>.</summary>
public sealed class DimensionsConverter : IPropertyConverter
{
    public DynamoDBEntry ToEntry(object value) => value is Dimensions size ? new Primitive($"{size.Width}x{size.Height}") : new DynamoDBNull();

    public object? FromEntry(DynamoDBEntry entry) =>
        entry is Primitive primitive && primitive.AsString().Split('x') is [var width, var height]
            ? new Dimensions(int.Parse(width, CultureInfo.InvariantCulture), int.Parse(height, CultureInfo.InvariantCulture))
            : null;
}
