namespace OrderLambda.Runtime;

/// <summary>An exception as Lambda wants it told.</summary>
/// <param name="ErrorType">Its type.</param>
/// <param name="ErrorMessage">Its message.</param>
internal sealed record FunctionError(string ErrorType, string ErrorMessage);
