using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.Composite;

/// <summary>One read of several entities in three ways. Each returns how many of the main list it found, so that the ways can be compared.</summary>
/// <param name="Title">What is read.</param>
/// <param name="Depth">How many round trips the data takes at least, because a key is found only in what was read before.</param>
/// <param name="Ours">With includes.</param>
/// <param name="Serial">One request after another, as in the guide.</param>
/// <param name="Single">A partition of a single table that holds the same.</param>
internal sealed record CompositeRead(string Title, int Depth, Func<BenchDb, Task<int>> Ours, Func<BenchDb, Task<int>> Serial, Func<BenchDb, Task<int>> Single);
