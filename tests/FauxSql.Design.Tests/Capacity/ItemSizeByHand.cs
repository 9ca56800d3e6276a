using System.Text;
using System.Text.Json.Nodes;

namespace FauxSql.Design.Tests.Capacity;

/// <summary>
/// The size of an item, counted as AWS's page says and with nothing of FauxSql: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html. It knows the
/// kinds of values that the samples have.
/// </summary>
internal static class ItemSizeByHand
{
    public static int Of(JsonObject item) => item.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + OfValue(attribute.Value!.AsObject()));

    private static int OfValue(JsonObject typed)
    {
        var (kind, value) = typed.Single();
        return kind switch
        {
            "S" => Encoding.UTF8.GetByteCount(value!.GetValue<string>()),
            "N" => OfNumber(value!.GetValue<string>()),
            "BOOL" or "NULL" => 1,
            "SS" => value!.AsArray().Sum(element => Encoding.UTF8.GetByteCount(element!.GetValue<string>())),
            "L" => 3 + value!.AsArray().Sum(element => 1 + OfValue(element!.AsObject())),
            "M" => 3 + value!.AsObject().Sum(entry => 1 + Encoding.UTF8.GetByteCount(entry.Key) + OfValue(entry.Value!.AsObject())),
            _ => throw new NotSupportedException(kind),
        };
    }

    // A byte for each two significant digits before and behind the point, one more, and one for a minus.
    private static int OfNumber(string number)
    {
        var digits = number.TrimStart('-').Split('.');
        var fraction = digits.Length > 1 ? digits[1].TrimEnd('0') : "";
        var whole = digits[0].TrimStart('0');
        if (fraction.Length == 0)
            whole = whole.TrimEnd('0');
        if (whole.Length == 0)
            fraction = fraction.TrimStart('0');
        return 1 + ((whole.Length + 1) / 2) + ((fraction.Length + 1) / 2) + (number[0] == '-' ? 1 : 0);
    }
}
