namespace FauxSql.Generator.Tests.Running;

internal static class Model
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel.DataAnnotations;
        using System.Linq;
        using System.Threading.Tasks;
        using FauxSql;
        using FauxSql.Modeling;
        using FauxSql.Schema;

        """;

    /// <summary>A model in a test leaves out the usings; an explicit <c>using</c> or <c>namespace</c> comes after them.</summary>
    public static string Complete(string source) => Usings + source;
}
