using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>One operation of the API: validates a request, then acts, then writes the response's body.</summary>
internal interface IOperation
{
    /// <summary>Answers a request; nothing has happened if it throws.</summary>
    /// <exception cref="ServiceFault">The answer is an error.</exception>
    void Run(Request request, Utf8JsonWriter response);
}
