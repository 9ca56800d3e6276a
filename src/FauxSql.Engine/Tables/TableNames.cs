using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>Reads the name or ARN of an existing table from a request on tables.</summary>
internal static class TableNames
{
    /// <summary>The name or ARN.</summary>
    public static string Read(Request request)
    {
        Check(request);
        return request.Text("TableName")!;
    }

    /// <summary>Checks that it is there and well formed.</summary>
    public static void Check(Request request)
    {
        var name = request.Text("TableName") ?? throw Missing();
        if (TableArn.Parse(name) is not null)
            return;
        if (name.Length is < 3 or > 255)
            throw Faults.Validation("TableName must be at least 3 characters long and at most 255 characters long");
        new Constraints().NewName("tableName", name).Check();
    }

    /// <summary>It is not there.</summary>
    public static ServiceFault Missing() => Faults.Validation("The parameter 'TableName' is required but was not present in the request");
}
